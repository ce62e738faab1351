package org.genera.gmm;

import java.util.Map;
import java.util.Optional;
import org.genera.api.ProgressListener;
import org.genera.api.data.Batch;
import org.genera.api.data.Column;
import org.genera.api.data.Dataset;
import org.genera.api.engine.RandomStream;
import org.genera.numerics.ClassifierTrial;
import org.genera.numerics.ConvergenceMonitor;
import org.genera.numerics.Folds;
import org.genera.numerics.LabelledSample;
import org.genera.numerics.Labels;
import org.genera.numerics.UnlabelledWeight;
import org.genera.numerics.gaussian.Mixture;

/** How much rows without a label should count in a mixture, by cross-validation on a sample. */
final class UnlabelledChoice {

  /** A class of one row has no covariance of its own, whatever else speaks against the others. */
  private static final double UNTOLD = 1;

  private static final int ITERATIONS = 100;
  private static final double TOLERANCE = 1e-5;

  private final TrainingData data;
  private final MixtureForm form;
  private final LabelledSample sample;
  private final Column label;

  UnlabelledChoice(TrainingData data, MixtureForm form, LabelledSample sample) {
    this.data = data;
    this.form = form;
    this.sample = sample;
    label = data.label().orElseThrow();
  }

  /**
   * Chooses a weight.
   *
   * @param figures takes the log-loss of each
   */
  double choose(Map<String, Double> figures) {
    Labels labels = new Labels(label);
    Folds folds = Folds.of(labels, sample.rows(), "gmm folds", data.context().seed());
    return new UnlabelledWeight(folds, UNTOLD)
        .choose(new ClassifierTrial(labels, this::classifier), figures, data.context().listener());
  }

  private ClassifierTrial.LogProbabilities classifier(double weight, Batch train) {
    ClassCounts counts = ClassCounts.of(data, label, Dataset.of(train));
    ComponentClasses classes = counts.components(form.components());
    Mixture start =
        new ClassStarts(data, form, counts, train)
            .start(RandomStream.of(data.context().seed(), "gmm start", 0));
    ProgressListener listener = data.context().listener()::progress;
    ConvergenceMonitor monitor =
        new ConvergenceMonitor(
            "EM, weight " + weight + " of unlabelled rows", TOLERANCE, ITERATIONS, listener);
    Supervision supervision = new Supervision(Optional.of(classes), weight).onSample(sample);
    Climb.Arrival arrival = new EmClimb(data).run(sample.with(train), supervision, start, monitor);
    ClassDensities densities = new ClassDensities(arrival.mixture(), classes);
    return rows -> densities.logProbabilities(data.features().columns(rows), rows.rows());
  }
}
