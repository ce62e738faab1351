package org.genera.numerics;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.genera.api.ProgressListener;
import org.genera.api.data.Batch;

/**
 * How much rows without a label should count beside those with one, the λ of Nigam et al. (2000):
 * the weight with the least log-loss on labelled rows held out, by cross-validation; of equal ones
 * the smallest. Where the classes are not what the model makes of the features, that is none. Where
 * no row can be held out nothing tells whether they would hurt, and the weight is what is prudent
 * for the family. Where all weights do equally well they do not hurt: it is 1, since few labels are
 * what rows without one are there to make up for.
 */
public final class UnlabelledWeight {

  private static final double[] WEIGHTS = {0, 0.01, 0.1, 1};

  /** Mean log-losses closer than this, as a share of the larger or of 1, are the same. */
  private static final double ROUNDING = 1e-12;

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
  private final double untold;
  private final String purpose;
  private final long seed;

  /**
   * A choice.
   *
   * @param labels the classes
   * @param rows rows with a label
   * @param untold the weight where no row can be held out, 0 or 1
   * @param purpose what the random streams are for
   * @param seed the seed of the run
   */
  public UnlabelledWeight(Labels labels, Batch rows, double untold, String purpose, long seed) {
    this.labels = labels;
    this.rows = rows;
    this.untold = untold;
    this.purpose = purpose;
    this.seed = seed;
  }

  /**
   * Chooses a weight.
   *
   * @param training fits the classifiers
   * @param figures takes the log-loss of each weight, such as {@code
   *     logLoss[unlabelledWeight=0.1]}, and a mark {@code chosen[…]} at the one chosen
   * @param listener is warned where the labels do not tell
   * @return 0, 0.01, 0.1 or 1
   */
  public double choose(Training training, Map<String, Double> figures, ProgressListener listener) {
    Map<Double, Double> losses = losses(training);
    losses.forEach((weight, loss) -> figures.put("logLoss" + candidate(weight), loss));
    double chosen = chosen(losses, listener);
    figures.put("chosen" + candidate(chosen), 1.0);
    return chosen;
  }

  private double chosen(Map<Double, Double> losses, ProgressListener listener) {
    if (losses.isEmpty()) {
      listener.warning(
          "Rows without a label "
              + (untold > 0 ? "count in full" : "are left out")
              + ": no class has two labelled rows, so that none can be held out to tell whether they"
              + " would hurt. Label more rows, or set option 'unlabelled-weight', to 1 where the"
              + " classes are groups far apart, to 0 where they are not.");
      return untold;
    }
    if (isTie(losses)) {
      listener.warning(
          "How much a row without a label should count cannot be told from the labels, since all"
              + " weights predict the labelled rows held out equally well; it counts as much as one"
              + " with a label. Label more rows, or set option 'unlabelled-weight'.");
      return 1;
    }
    return least(losses);
  }

  private static boolean isTie(Map<Double, Double> losses) {
    double greatest = Collections.max(losses.values());
    return greatest - Collections.min(losses.values()) <= ROUNDING * Math.max(1, greatest);
  }

  private static double least(Map<Double, Double> losses) {
    double best = WEIGHTS[0];
    double least = Double.POSITIVE_INFINITY;
    for (Map.Entry<Double, Double> candidate : losses.entrySet()) {
      if (candidate.getValue() < least) {
        least = candidate.getValue();
        best = candidate.getKey();
      }
    }
    return best;
  }

  /** The mean log-loss of each weight; none where no row can be held out. */
  private Map<Double, Double> losses(Training training) {
    Folds folds = Folds.of(labels, rows, purpose, seed);
    double[] heldOut = new double[1];
    folds.forEach((train, test) -> heldOut[0] += Arrays.stream(test.weights()).sum());
    Map<Double, Double> losses = new LinkedHashMap<>();
    for (double weight : WEIGHTS) {
      if (heldOut[0] > 0) {
        losses.put(weight, loss(weight, folds, training) / heldOut[0]);
      }
    }
    return losses;
  }

  private static String candidate(double weight) {
    return "[unlabelledWeight=" + weight + "]";
  }

  private double loss(double weight, Folds folds, Training training) {
    double[] sum = new double[1];
    folds.forEach(
        (train, heldOut) -> sum[0] += loss(training.fit(weight, train).of(heldOut), heldOut));
    return sum[0];
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
