package org.genera.gmm;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Column;
import org.genera.api.option.Options;
import org.genera.numerics.ConvergenceMonitor;
import org.jspecify.annotations.Nullable;

/** Fits mixtures of given forms to one dataset. */
final class FormFitting {

  private final TrainingData data;
  private final Options options;
  private final Optional<GmmModel> warmStart;
  private final Optional<ClassCounts> counts;
  private final Climb climb;
  private @Nullable TrainingSample sample;

  FormFitting(TrainingData data, Optional<GmmModel> warmStart) {
    this.data = data;
    this.warmStart = warmStart;
    options = data.options();
    counts = data.label().map(label -> ClassCounts.of(data, label, data.rows()));
    climb = new EmClimb(data);
    requireLabelWhereNeeded(data.label());
  }

  private void requireLabelWhereNeeded(Optional<Column> label) {
    if (label.isEmpty() && options.get(GmmOptions.INIT).equals("from-labels")) {
      throw new GeneraException(
          StandardError.INVALID_OPTION,
          "Option 'init' is from-labels, but there is no label; name one with --label.");
    }
  }

  FormFit fit(MixtureForm form) {
    Map<String, Double> figures = new TreeMap<>();
    Supervision supervision = supervision(form, figures);
    Mixture start =
        warmStart
            .map(GmmModel::mixture)
            .or(() -> GivenStart.ofFiles(options, form, supervision, data.moments()))
            .orElseGet(() -> searchedStart(form, supervision));
    ConvergenceMonitor monitor =
        new ConvergenceMonitor(
            "EM",
            options.get(GmmOptions.TOLERANCE),
            options.get(GmmOptions.MAX_ITERATIONS),
            data.context().listener());
    Climb.Arrival arrival = climb.run(data.rows(), supervision, start, monitor);
    return new FormFit(form, supervision, arrival, monitor, figures);
  }

  private Mixture searchedStart(MixtureForm form, Supervision supervision) {
    Starts starts =
        counts
            .<Starts>map(of -> new ClassStarts(data, form, of, sample().rows()))
            .orElseGet(() -> Starts.of(data, form, sample().rows()));
    boolean same = form.components() == 1 && !options.get(GmmOptions.INIT).equals("random");
    return new StartSearch(data, climb, supervision, sample())
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

  private TrainingSample sample() {
    if (sample == null) {
      sample = TrainingSample.of(data);
    }
    return sample;
  }
}
