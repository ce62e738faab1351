package org.genera.hmm;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.model.TrainingRequest;
import org.genera.api.option.Options;
import org.genera.hmm.structure.StructureChoice;
import org.genera.numerics.CandidateChoice;
import org.genera.numerics.CandidateChoice.Scored;

/**
 * Chooses the number of states: by an information criterion, by the bound of the evidence, or by
 * the likelihood of steps held out from the fit.
 */
final class StateChoice {

  private static final String HELD_OUT = "held-out";
  private static final String AIC = "aic";
  private static final String BOUND = "bound";

  private final TrainingRequest request;
  private final TrainingData data;
  private final StructureChoice structure;
  private final String criterion;

  StateChoice(TrainingRequest request, TrainingData data, StructureChoice structure) {
    this.request = request;
    this.data = data;
    this.structure = structure;
    criterion = criterion(data.options());
  }

  private static String criterion(Options options) {
    boolean variational = HmmOptions.isVariational(options);
    boolean given = options.isGiven(HmmOptions.CRITERION);
    String criterion = variational && !given ? BOUND : options.get(HmmOptions.CRITERION);
    if (!criterion.equals(HELD_OUT) && variational != criterion.equals(BOUND)) {
      throw new GeneraException(
          StandardError.INVALID_OPTION,
          "Option 'criterion' cannot be "
              + criterion
              + (variational
                  ? " with training=variational, which has a bound of the evidence instead: choose"
                      + " bound or held-out."
                  : " without training=variational; choose bic, aic or held-out."));
    }
    return criterion;
  }

  /**
   * Fits all and chooses one.
   *
   * @param candidates numbers of states
   * @param fitting to all series
   * @param figures takes what is told of each
   */
  HmmFit choose(List<Integer> candidates, HmmFitting fitting, Map<String, Double> figures) {
    if (criterion.equals(BOUND)) {
      return this.<HmmFit>choice(Evidence.LOWER_BOUND, figures)
          .best(candidates, states -> byBound(fitting.fit(states)));
    } else if (!criterion.equals(HELD_OUT)) {
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

  private static Scored<HmmFit> byBound(HmmFit fit) {
    double bound = fit.evidence().orElseThrow().lowerBound();
    long parameters = fit.plan().parameters(fit.parameters().emissions());
    return new Scored<>(fit, -bound, bound, parameters, 0);
  }

  /** By log p of the steps held out, each. */
  private Scored<HmmFit> scored(HmmFit fit, HeldOutSteps heldOut) {
    double mean = heldOut.meanLogLikelihood(fit);
    long parameters = fit.plan().parameters(fit.parameters().emissions());
    return new Scored<>(fit, -mean, mean, parameters, fit.fit().floored());
  }
}
