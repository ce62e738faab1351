package org.genera.hmm;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.genera.api.model.TrainingRequest;
import org.genera.hmm.structure.StructureChoice;
import org.genera.numerics.CandidateChoice;
import org.genera.numerics.CandidateChoice.Scored;

/**
 * Chooses the number of states: by an information criterion, or by the likelihood of steps held out
 * from the fit.
 */
final class StateChoice {

  private static final String HELD_OUT = "held-out";
  private static final String AIC = "aic";

  private final TrainingRequest request;
  private final TrainingData data;
  private final StructureChoice structure;
  private final String criterion;

  StateChoice(TrainingRequest request, TrainingData data, StructureChoice structure) {
    this.request = request;
    this.data = data;
    this.structure = structure;
    criterion = data.options().get(HmmOptions.CRITERION);
  }

  /**
   * Fits all and chooses one.
   *
   * @param candidates numbers of states
   * @param fitting to all series
   * @param figures takes what is told of each
   */
  HmmFit choose(List<Integer> candidates, HmmFitting fitting, Map<String, Double> figures) {
    if (!criterion.equals(HELD_OUT)) {
      return this.<HmmFit>choice(criterion, figures)
          .best(candidates, states -> scored(fitting.fit(states)));
    }
    HeldOutSteps heldOut = HeldOutSteps.of(request, data);
    HmmFitting apart = new HmmFitting(request, heldOut.training(), structure, Optional.empty());
    HmmFit best =
        this.<HmmFit>choice("heldOut", figures)
            .best(candidates, states -> scored(apart.fit(states), heldOut));
    return heldOut.training() == data ? best : fitting.fit(best.plan().states());
  }

  private <F> CandidateChoice<Integer, F> choice(String name, Map<String, Double> figures) {
    return new CandidateChoice<>(name, figures, data.context().listener());
  }

  private Scored<HmmFit> scored(HmmFit fit) {
    var summary = fit.summary(data.layout(), Map.of());
    double score = (criterion.equals(AIC) ? summary.aic() : summary.bic()).orElseThrow();
    return new Scored<>(fit, score, score, summary.parameters(), fit.fit().floored());
  }

  /** By log p of the steps held out, each. */
  private Scored<HmmFit> scored(HmmFit fit, HeldOutSteps heldOut) {
    double mean = heldOut.meanLogLikelihood(fit);
    long parameters = fit.plan().parameters(fit.parameters().emissions());
    return new Scored<>(fit, -mean, mean, parameters, fit.fit().floored());
  }
}
