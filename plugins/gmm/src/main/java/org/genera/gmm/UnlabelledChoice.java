package org.genera.gmm;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.genera.api.ProgressListener;
import org.genera.api.data.Batch;
import org.genera.api.data.Column;
import org.genera.api.data.Dataset;
import org.genera.api.engine.RandomStream;
import org.genera.numerics.ConvergenceMonitor;

/**
 * How much rows without a label should count: the weight with the least log-loss on labelled rows
 * held out, by cross-validation; of equal ones the smallest. Where the classes are not what the
 * mixture makes of the features, that is none.
 */
final class UnlabelledChoice {

  private static final double[] WEIGHTS = {0, 0.01, 0.1, 1};
  private static final int FOLDS = 5;
  private static final int ITERATIONS = 100;
  private static final double TOLERANCE = 1e-5;

  /** The loss of a row whose class is deemed impossible. */
  private static final double WORST = -StrictMath.log(1e-15);

  private final TrainingData data;
  private final MixtureForm form;
  private final TrainingSample sample;
  private final Column label;

  UnlabelledChoice(TrainingData data, MixtureForm form, TrainingSample sample) {
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
    int[] folds = folds();
    double best = WEIGHTS[0];
    double least = Double.POSITIVE_INFINITY;
    for (double weight : WEIGHTS) {
      double loss = loss(weight, folds);
      figures.put("logLoss[" + weight + "]", loss);
      if (loss < least) {
        least = loss;
        best = weight;
      }
    }
    return best;
  }

  /** A fold for each row; every class is spread over the folds. */
  private int[] folds() {
    int[] codes = ComponentClasses.codes(label, sample.rows());
    int[] folds = new int[codes.length];
    int next = 0;
    for (int y = 0; y < ComponentClasses.levels(label).size(); y++) {
      int code = y;
      int[] rows = IntStream.range(0, codes.length).filter(row -> codes[row] == code).toArray();
      shuffle(rows, RandomStream.of(data.context().seed(), "gmm folds", y));
      for (int row : rows) {
        folds[row] = next++ % FOLDS;
      }
    }
    return folds;
  }

  private static void shuffle(int[] rows, RandomStream random) {
    for (int i = rows.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int row = rows[i];
      rows[i] = rows[j];
      rows[j] = row;
    }
  }

  private double loss(double weight, int[] folds) {
    double loss = 0;
    double total = 0;
    for (int fold = 0; fold < FOLDS; fold++) {
      int held = fold;
      int[] test = IntStream.range(0, folds.length).filter(i -> folds[i] == held).toArray();
      int[] train = IntStream.range(0, folds.length).filter(i -> folds[i] != held).toArray();
      if (test.length > 0 && train.length > 0) {
        Batch rows = sample.rows().pick(test);
        loss += loss(classifier(weight, sample.rows().pick(train)), rows);
        total += Arrays.stream(rows.weights()).sum();
      }
    }
    return total > 0 ? loss / total : 0;
  }

  private ClassDensities classifier(double weight, Batch train) {
    ClassCounts counts = ClassCounts.of(data, label, Dataset.of(train));
    ComponentClasses classes = counts.components(form.components());
    Mixture start =
        new ClassStarts(data, form, counts, train)
            .start(RandomStream.of(data.context().seed(), "gmm start", 0));
    ProgressListener listener = data.context().listener()::progress;
    ConvergenceMonitor monitor =
        new ConvergenceMonitor(
            "EM, weight " + weight + " of unlabelled rows", TOLERANCE, ITERATIONS, listener);
    Supervision supervision = sample.scaled(new Supervision(Optional.of(classes), weight));
    Climb.Arrival arrival = new EmClimb(data).run(sample.with(train), supervision, start, monitor);
    return new ClassDensities(arrival.mixture(), classes);
  }

  private double loss(ClassDensities classifier, Batch rows) {
    int[] codes = ComponentClasses.codes(label, rows);
    double[] weights = rows.weights();
    double[][] logProbabilities =
        classifier.logProbabilities(data.features().columns(rows), rows.rows());
    double loss = 0;
    for (int row = 0; row < codes.length; row++) {
      loss += weights[row] * Math.min(WORST, -logProbabilities[row][codes[row]]);
    }
    return loss;
  }
}
