package org.genera.numerics;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import org.genera.api.data.Batch;
import org.genera.api.engine.RandomStream;

/**
 * How much rows without a label should count beside those with one, the λ of Nigam et al. (2000):
 * the weight with the least log-loss on labelled rows held out, by cross-validation; of equal ones
 * the smallest. Where the classes are not what the model makes of the features, that is none.
 */
public final class UnlabelledWeight {

  private static final double[] WEIGHTS = {0, 0.01, 0.1, 1};
  private static final int FOLDS = 5;

  /** The loss of a row whose class is deemed impossible. */
  private static final double WORST = -StrictMath.log(1e-15);

  /** Fits a classifier to some of the labelled rows. */
  public interface Training {
    /**
     * Fits.
     *
     * @param weight how much a row without a label counts
     * @param labelled the rows with a label
     * @return log p(class | row)
     */
    LogProbabilities fit(double weight, Batch labelled);
  }

  /** log p(class | row). */
  public interface LogProbabilities {
    /**
     * Scores rows.
     *
     * @param rows some rows
     * @return {@code [row][class]}
     */
    double[][] of(Batch rows);
  }

  private final Labels labels;
  private final Batch rows;
  private final String purpose;
  private final long seed;

  /**
   * A choice.
   *
   * @param labels the classes
   * @param rows rows with a label
   * @param purpose what the random streams are for
   * @param seed the seed of the run
   */
  public UnlabelledWeight(Labels labels, Batch rows, String purpose, long seed) {
    this.labels = labels;
    this.rows = rows;
    this.purpose = purpose;
    this.seed = seed;
  }

  /**
   * Chooses a weight.
   *
   * @param training fits the classifiers
   * @param figures takes the log-loss of each weight
   * @return 0, 0.01, 0.1 or 1
   */
  public double choose(Training training, Map<String, Double> figures) {
    int[] folds = folds();
    double best = WEIGHTS[0];
    double least = Double.POSITIVE_INFINITY;
    for (double weight : WEIGHTS) {
      double loss = loss(weight, folds, training);
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
    int[] codes = labels.codes(rows);
    int[] folds = new int[codes.length];
    int next = 0;
    for (int y = 0; y < labels.count(); y++) {
      int code = y;
      int[] own = IntStream.range(0, codes.length).filter(row -> codes[row] == code).toArray();
      shuffle(own, RandomStream.of(seed, purpose, y));
      for (int row : own) {
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

  private double loss(double weight, int[] folds, Training training) {
    double loss = 0;
    double total = 0;
    for (int fold = 0; fold < FOLDS; fold++) {
      int held = fold;
      int[] test = IntStream.range(0, folds.length).filter(i -> folds[i] == held).toArray();
      int[] train = IntStream.range(0, folds.length).filter(i -> folds[i] != held).toArray();
      if (test.length > 0 && train.length > 0) {
        Batch heldOut = rows.pick(test);
        loss += loss(training.fit(weight, rows.pick(train)).of(heldOut), heldOut);
        total += Arrays.stream(heldOut.weights()).sum();
      }
    }
    return total > 0 ? loss / total : 0;
  }

  private double loss(double[][] logProbabilities, Batch heldOut) {
    int[] codes = labels.codes(heldOut);
    double[] weights = heldOut.weights();
    double loss = 0;
    for (int row = 0; row < codes.length; row++) {
      loss += weights[row] * Math.min(WORST, -logProbabilities[row][codes[row]]);
    }
    return loss;
  }
}
