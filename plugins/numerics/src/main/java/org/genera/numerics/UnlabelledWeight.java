package org.genera.numerics;

import java.util.Arrays;
import java.util.Map;
import org.genera.api.data.Batch;

/**
 * How much rows without a label should count beside those with one, the λ of Nigam et al. (2000):
 * the weight with the least log-loss on labelled rows held out, by cross-validation; of equal ones
 * the smallest. Where the classes are not what the model makes of the features, that is none.
 */
public final class UnlabelledWeight {

  private static final double[] WEIGHTS = {0, 0.01, 0.1, 1};

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
   * @param figures takes the log-loss of each weight, such as {@code
   *     logLoss[unlabelledWeight=0.1]}, and a mark {@code chosen[…]} at the one chosen
   * @return 0, 0.01, 0.1 or 1
   */
  public double choose(Training training, Map<String, Double> figures) {
    Folds folds = Folds.of(labels, rows, purpose, seed);
    double best = WEIGHTS[0];
    double least = Double.POSITIVE_INFINITY;
    for (double weight : WEIGHTS) {
      double loss = loss(weight, folds, training);
      figures.put("logLoss" + candidate(weight), loss);
      if (loss < least) {
        least = loss;
        best = weight;
      }
    }
    figures.put("chosen" + candidate(best), 1.0);
    return best;
  }

  private static String candidate(double weight) {
    return "[unlabelledWeight=" + weight + "]";
  }

  private double loss(double weight, Folds folds, Training training) {
    double[] sums = new double[2];
    folds.forEach(
        (train, heldOut) -> {
          sums[0] += loss(training.fit(weight, train).of(heldOut), heldOut);
          sums[1] += Arrays.stream(heldOut.weights()).sum();
        });
    return sums[1] > 0 ? sums[0] / sums[1] : 0;
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
