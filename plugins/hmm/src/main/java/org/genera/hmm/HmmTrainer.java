package org.genera.hmm;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.model.Model;
import org.genera.api.model.TrainingRequest;
import org.genera.api.model.TrainingSummary;
import org.genera.api.option.Option;
import org.genera.api.option.Options;
import org.genera.hmm.structure.Structure;
import org.genera.hmm.structure.StructureChoice;
import org.genera.hmm.structure.StructureOptions;
import org.genera.hmm.structure.TiedStates;
import org.genera.likelihoods.Head;
import org.genera.likelihoods.Likelihood;
import org.genera.likelihoods.LikelihoodType;
import org.genera.numerics.ConvergenceMonitor;
import org.genera.numerics.Labels;

/** Fits one model to one dataset. */
final class HmmTrainer {

  private static final int DEFAULT_STATES = 2;

  private final TrainingRequest request;
  private final TrainingData data;
  private final Optional<HmmModel> warmStart;
  private final StructureChoice structure;

  HmmTrainer(TrainingRequest request) {
    this.request = request;
    SeriesLayout layout = SeriesLayout.of(request.data().schema());
    List<String> names = layout.features().stream().map(Column::name).toList();
    request.options().requireColumns(HmmOptions.EMISSION, names);
    EmissionChoice.of(layout.features(), request.options());
    GivenStart.requireAlone(request.options(), request.warmStart(), layout.states().isPresent());
    warmStart = request.warmStart().map(model -> checked(model, layout, request.options()));
    warmStart.ifPresent(model -> refuseStructure(request.options()));
    structure = new StructureChoice(request.options());
    data = TrainingData.of(request.data(), request.options(), request.context());
  }

  private static HmmModel checked(Model model, SeriesLayout layout, Options options) {
    if (!(model instanceof HmmModel found) || !found.layout().series().equals(layout.series())) {
      throw new GeneraException(
          StandardError.SCHEMA_MISMATCH,
          "The model to start from has other columns than the data; train without it.");
    }
    int wanted = options.find(HmmOptions.STATES).orElse(found.plan().states());
    if (wanted != found.plan().states()) {
      throw new GeneraException(
          StandardError.INVALID_OPTION,
          "The model to start from has "
              + found.plan().states()
              + " states, option 'states' asks for "
              + wanted
              + ".");
    }
    return found;
  }

  private static void refuseStructure(Options options) {
    for (Option<?> option : StructureOptions.ALL) {
      if (options.isGiven(option) && option != StructureOptions.STICKINESS) {
        throw new GeneraException(
            StandardError.INVALID_OPTION,
            "Option '"
                + option.name()
                + "' has no effect on a start from a model, which has its structure; leave it out.");
      }
    }
  }

  HmmModel train() {
    Plan plan = warmStart.map(HmmModel::plan).orElseGet(this::newPlan);
    BaumWelch climb = new BaumWelch(request, data, plan);
    ConvergenceMonitor monitor =
        new ConvergenceMonitor(
            "Baum-Welch",
            data.options().get(HmmOptions.TOLERANCE),
            data.survey().allLabelled() ? 0 : data.options().get(HmmOptions.MAX_ITERATIONS),
            data.context().listener());
    var arrival = climb.run(start(plan, climb), data.rows(), monitor);
    Plan.Fit fit = arrival.parameters();
    requireKnown(plan, arrival.statistics());
    warn(fit);
    return new HmmModel(
        request.header(HmmFamily.NAME, summary(plan, fit, arrival.statistics(), monitor)),
        fit.parameters(),
        plan,
        data.survey().lengths());
  }

  private Plan.Fit start(Plan plan, BaumWelch climb) {
    if (warmStart.isPresent()) {
      return new Plan.Fit(warmStart.get().parameters(), 0, 0);
    }
    if (data.layout().states().isPresent()) {
      return climb.counted();
    }
    return GivenStart.find(plan, data.options())
        .orElseGet(() -> new Starts(data, plan, climb).best());
  }

  private Plan newPlan() {
    int states = states();
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
            .withWords(WordPass.vocabularies(data, types));
    List<Likelihood> emissions = new ArrayList<>();
    for (int j = 0; j < features.size(); j++) {
      emissions.add(
          tied.likelihood(types.get(j).of(List.of(features.get(j)), head, data.options())));
    }
    return new Plan(shape, tied, emissions);
  }

  private int states() {
    Optional<Integer> given = data.options().find(HmmOptions.STATES);
    Optional<Labels> labels = data.layout().states();
    if (labels.isEmpty()) {
      return given.or(structure::states).orElse(DEFAULT_STATES);
    }
    int levels = labels.get().count();
    if (given.orElse(levels) != levels) {
      throw new GeneraException(
          StandardError.INVALID_OPTION,
          "The label '"
              + labels.get().column().name()
              + "' has "
              + levels
              + " levels, which are the states; leave option 'states' away.");
    }
    if (data.survey().labelled() == 0) {
      throw new GeneraException(
          StandardError.NO_DATA,
          "No step has a known '"
              + labels.get().column().name()
              + "'; leave the column out with --ignore "
              + labels.get().column().name()
              + ".");
    }
    return levels;
  }

  private static void requireKnown(Plan plan, double[] statistics) {
    List<String> empty = new ArrayList<>();
    for (int j = 0; j < plan.emissions().size(); j++) {
      Likelihood likelihood = plan.emissions().get(j);
      if (!(likelihood.count(plan.sums(j, statistics)) > 0)) {
        empty.addAll(likelihood.columns().stream().map(Column::name).toList());
      }
    }
    if (!empty.isEmpty()) {
      throw new GeneraException(
          StandardError.INVALID_DATA,
          "Nothing is known of the columns "
              + empty
              + " of steps: every cell is missing. Leave them out (--ignore).");
    }
  }

  private void warn(Plan.Fit fit) {
    if (fit.floored() > 0) {
      data.context()
          .listener()
          .warning(
              fit.floored()
                  + " variances are held at the floor: in a state all numbers of a column are"
                  + " (nearly) the same.");
    }
  }

  private TrainingSummary summary(
      Plan plan, Plan.Fit fit, double[] statistics, ConvergenceMonitor monitor) {
    double logLikelihood = statistics[Plan.LOG_LIKELIHOOD];
    double weight = statistics[Plan.WEIGHT];
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("steps", weight);
    List<Column> features = data.layout().features();
    boolean symbols =
        features.size() == 1
            && features.get(0).type() instanceof ColumnType.Category
            && data.layout().states().isEmpty();
    if (symbols) {
      figures.put("bitsPerSymbol", -logLikelihood / weight / StrictMath.log(2));
    }
    return new TrainingSummary(
        monitor.iterations(),
        monitor.converged(),
        OptionalDouble.of(logLikelihood),
        weight,
        plan.parameters(fit.parameters().emissions()),
        figures);
  }
}
