package org.genera.gmm;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Column;
import org.genera.api.option.Options;
import org.genera.numerics.ConvergenceMonitor;
import org.genera.numerics.LabelledSample;
import org.genera.numerics.gaussian.Mixture;
import org.genera.numerics.gaussian.StatisticsLayout;
import org.jspecify.annotations.Nullable;

/** Fits mixtures of given forms to one dataset. */
final class FormFitting {

  private final TrainingData data;
  private final Options options;
  private final Optional<GmmModel> warmStart;
  private final Optional<ClassCounts> counts;
  private final Climb climb;
  private final FlatDirections flat;
  private @Nullable LabelledSample sample;

  FormFitting(TrainingData data, Optional<GmmModel> warmStart) {
    this.data = data;
    this.warmStart = warmStart;
    options = data.options();
    counts = data.label().map(label -> ClassCounts.of(data, label, data.rows()));
    climb = isVariational(options) ? new VariationalClimb(data) : new EmClimb(data);
    flat = new FlatDirections(data, counts, this::sample);
    requireLabelWhereNeeded(data.label());
  }

  static boolean isVariational(Options options) {
    return options.get(GmmOptions.METHOD).equals("variational");
  }

  private void requireLabelWhereNeeded(Optional<Column> label) {
    if (label.isEmpty() && options.get(GmmOptions.INIT).equals("from-labels")) {
      throw new GeneraException(
          StandardError.INVALID_OPTION,
          "Option 'init' is from-labels, but there is no label; name one with --label.");
    }
  }

  FormFit fit(MixtureForm form) {
    Map<String, Double> figures = new LinkedHashMap<>();
    Supervision supervision = supervision(form, figures);
    requireSize(form, supervision);
    Mixture start =
        warmStart
            .map(GmmModel::mixture)
            .or(() -> GivenStart.ofFiles(options, form, supervision, data.moments()))
            .orElseGet(() -> searchedStart(form, supervision));
    ConvergenceMonitor monitor =
        new ConvergenceMonitor(
            isVariational(options) ? "variational Bayes" : "EM",
            options.get(GmmOptions.TOLERANCE),
            options.get(GmmOptions.MAX_ITERATIONS),
            data.context().listener());
    Climb.Arrival arrival = climb.run(data.rows(), supervision, start, monitor);
    if (isVariational(options)) {
      figures.put("elbo", monitor.objective() * arrival.statistics()[StatisticsLayout.WEIGHT]);
      return withoutEmpty(form, supervision, arrival, monitor, figures);
    }
    double[] summed = summed(arrival, supervision);
    int collapsed = flat.collapsed(arrival, supervision);
    return new FormFit(form, supervision, arrival, summed, monitor, collapsed, figures);
  }

  /** Refuses what does not fit before it is made. */
  private void requireSize(MixtureForm form, Supervision supervision) {
    int k = supervision.classes().map(of -> of.ofComponent().length).orElse(form.components());
    new StatisticsLayout(k, data.features().size(), form.type().hasCorrelations()).requireSize();
  }

  /** The mixture of the expected parameters, without the components that were emptied. */
  private FormFit withoutEmpty(
      MixtureForm form,
      Supervision supervision,
      Climb.Arrival arrival,
      ConvergenceMonitor monitor,
      Map<String, Double> figures) {
    int[] kept = new EmptyComponents(arrival, supervision).others();
    Mixture mixture = arrival.mixture().select(kept);
    figures.put("emptiedComponents", (double) arrival.mixture().components() - kept.length);
    Supervision others = supervision.select(kept);
    Climb.Arrival pruned =
        new Climb.Arrival(mixture, data.expect(mixture, others, data.rows()), new int[0], 0);
    return new FormFit(form, others, pruned, summed(pruned, others), monitor, 0, figures);
  }

  private double[] summed(Climb.Arrival arrival, Supervision supervision) {
    boolean alike =
        supervision.unlabelledWeight() == 1 || counts.map(ClassCounts::unlabelled).orElse(0.0) == 0;
    return alike
        ? arrival.statistics()
        : data.expect(arrival.mixture(), supervision.weighing(1), data.rows());
  }

  private Mixture searchedStart(MixtureForm form, Supervision supervision) {
    Starts starts =
        counts
            .<Starts>map(of -> new ClassStarts(data, form, of, sample().rows()))
            .orElseGet(() -> Starts.of(data, form, sample().rows()));
    boolean same = form.components() == 1 && !options.get(GmmOptions.INIT).equals("random");
    return new StartSearch(data, climb, supervision, sample(), flat)
        .best(starts, same ? 1 : options.get(GmmOptions.STARTS));
  }

  private Supervision supervision(MixtureForm form, Map<String, Double> figures) {
    if (counts.isEmpty()) {
      return Supervision.NONE;
    }
    ComponentClasses classes =
        warmStart
            .flatMap(GmmModel::componentClasses)
            .orElseGet(() -> counts.get().components(form.components()));
    double lambda = unlabelledWeight(form, counts.get(), figures);
    if (counts.get().unlabelled() > 0) {
      figures.put("unlabelledWeight", lambda);
    }
    return new Supervision(Optional.of(classes), lambda);
  }

  private double unlabelledWeight(
      MixtureForm form, ClassCounts counts, Map<String, Double> figures) {
    if (options.get(GmmOptions.UNLABELLED).equals("ignore") || counts.unlabelled() == 0) {
      return 0;
    }
    return options
        .find(GmmOptions.UNLABELLED_WEIGHT)
        .orElseGet(() -> new UnlabelledChoice(data, form, sample()).choose(figures));
  }

  private LabelledSample sample() {
    if (sample == null) {
      sample = LabelledSample.of(data.rows(), data.columns(), GmmFamily.NAME, data.context());
    }
    return sample;
  }
}
