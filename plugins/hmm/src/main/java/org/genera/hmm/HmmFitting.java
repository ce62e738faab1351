package org.genera.hmm;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.Column;
import org.genera.api.model.TrainingRequest;
import org.genera.hmm.structure.Structure;
import org.genera.hmm.structure.StructureChoice;
import org.genera.hmm.structure.TiedStates;
import org.genera.likelihoods.Head;
import org.genera.likelihoods.Likelihood;
import org.genera.likelihoods.LikelihoodType;
import org.genera.numerics.ConvergenceMonitor;

/** Fits models of given numbers of states to some series. */
final class HmmFitting {

  private final TrainingRequest request;
  private final TrainingData data;
  private final StructureChoice structure;
  private final Optional<HmmModel> warmStart;

  HmmFitting(
      TrainingRequest request,
      TrainingData data,
      StructureChoice structure,
      Optional<HmmModel> warmStart) {
    this.request = request;
    this.data = data;
    this.structure = structure;
    this.warmStart = warmStart;
  }

  HmmFit fit(int states) {
    return fit(
        states,
        data.options().get(HmmOptions.MAX_ITERATIONS),
        data.options().get(HmmOptions.TOLERANCE));
  }

  HmmFit fit(int states, int maxIterations, double tolerance) {
    Plan plan = warmStart.map(HmmModel::plan).orElseGet(() -> plan(states));
    refuseLength(plan);
    refuseTraining(plan);
    if (HmmOptions.isVariational(data.options())) {
      VariationalOptions.requirePosteriors(plan, data.options());
    }
    BaumWelch climb = new BaumWelch(request, data, plan);
    ConvergenceMonitor monitor =
        new ConvergenceMonitor(
            HmmOptions.training(data.options()),
            tolerance,
            isCounted(plan) ? 0 : maxIterations,
            data.context().listener());
    var arrival = climb.run(start(plan, climb), data.rows(), monitor);
    Plan.Fit last = arrival.parameters();
    boolean other = climb.isByPaths() || climb.isVariational();
    double[] statistics = other ? climb.expect(last, data.rows()) : arrival.statistics();
    Optional<Evidence> evidence =
        climb.isVariational()
            ? Optional.of(Evidence.of(plan, last, arrival.statistics()))
            : Optional.empty();
    Optional<double[]> counted =
        isCounted(plan) ? Optional.of(climb.knownStates()) : Optional.empty();
    HmmFit fit = new HmmFit(plan, last, statistics, counted, evidence, monitor);
    fit.requireKnown();
    return fit;
  }

  private void refuseLength(Plan plan) {
    if (plan.structure().hasEnds() && data.options().isGiven(HmmOptions.LENGTH)) {
      throw new GeneraException(
          StandardError.INVALID_OPTION,
          "Option 'length' has no effect where series end by the chain; leave out one of 'length'"
              + " and 'ends'.");
    }
  }

  private void refuseTraining(Plan plan) {
    boolean all = data.survey().unlabelledSeries() == 0 && isCounted(plan);
    if (all && data.options().isGiven(HmmOptions.TRAINING)) {
      throw new GeneraException(
          StandardError.INVALID_OPTION,
          "Option 'training' has no effect where the states of all steps are labelled, which are"
              + " counted; leave it out.");
    }
  }

  /** Whether all series that count have all their labels, and counting once is all there is. */
  private boolean isCounted(Plan plan) {
    return data.hasKnownStates()
        && !HmmOptions.isVariational(data.options())
        && plan.emissions().stream().noneMatch(Likelihood::dependsOnParameters);
  }

  private Plan.Fit start(Plan plan, BaumWelch climb) {
    if (warmStart.isPresent() && !isCounted(plan)) {
      Parameters parameters = warmStart.get().parameters();
      return Plan.Fit.ofUnknownPrior(
          climb.isVariational() ? parameters : parameters.withoutPosterior());
    }
    if (data.layout().states().isPresent()) {
      return climb.counted();
    }
    return GivenStart.find(plan, data.options())
        .orElseGet(() -> new Starts(data, plan, climb).best());
  }

  private Plan plan(int states) {
    Structure shape = structure.of(data.layout().names(states));
    TiedStates tied = TiedStates.of(states, data.options());
    Batch steps = data.firstSteps();
    int[] codes =
        data.layout()
            .states()
            .map(labels -> labels.codes(steps))
            .orElseGet(() -> new int[steps.rows()]);
    List<Column> features = data.layout().features();
    List<LikelihoodType> types = EmissionChoice.of(features, data.options());
    Head head =
        Head.of(steps, tied.of(codes), tied.count())
            .withLargestWeight(data.survey().largestWeight())
            .withWords(WordPass.vocabularies(data, types))
            .withMoments(MomentPass.moments(data));
    List<Likelihood> emissions = new ArrayList<>();
    List<EmissionGroup> groups =
        GaussianChoice.areTogether(data.options())
            ? EmissionGroup.of(features, types)
            : EmissionGroup.each(features, types);
    for (EmissionGroup group : groups) {
      emissions.add(tied.likelihood(group.type().of(group.columns(), head, data.options())));
    }
    return new Plan(shape, tied, emissions);
  }
}
