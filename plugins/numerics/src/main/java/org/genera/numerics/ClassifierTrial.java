package org.genera.numerics;

import org.genera.api.data.Batch;

/**
 * Classifiers of rows that are tried on rows held out.
 *
 * @param labels the classes
 * @param training fits the classifiers
 */
public record ClassifierTrial(Labels labels, Training training) implements UnlabelledWeight.Trial {

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

  @Override
  public UnlabelledWeight.Loss of(double weight, Batch train, Batch heldOut) {
    double[][] logProbabilities = training.fit(weight, train).of(heldOut);
    int[] codes = labels.codes(heldOut);
    double[] weights = heldOut.weights();
    double loss = 0;
    double sum = 0;
    for (int row = 0; row < codes.length; row++) {
      loss += weights[row] * Math.min(UnlabelledWeight.WORST, -logProbabilities[row][codes[row]]);
      sum += weights[row];
    }
    return new UnlabelledWeight.Loss(loss, sum);
  }
}
