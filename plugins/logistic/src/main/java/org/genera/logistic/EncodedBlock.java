package org.genera.logistic;

import java.util.ArrayList;
import java.util.List;
import org.genera.api.data.Batch;
import org.genera.api.data.CategoryVector;

/**
 * The terms of some rows, with as many numbers a row as there are features: for each number its
 * scaled value, and for each feature with indicators which of them is on.
 *
 * @param rows how many rows
 * @param values {@code [feature][row]}: (x - centre) / scale, 0 where it is missing; empty for a
 *     category
 * @param indicators {@code [feature][row]}: the term that is on, {@link #NONE} or {@link #UNKNOWN};
 *     empty for a number without indicators
 */
record EncodedBlock(int rows, double[][] values, int[][] indicators) {

  /** No indicator is on. */
  static final int NONE = -1;

  /** Some indicator is on, but nobody knows which. */
  static final int UNKNOWN = -2;

  /** However far off a row is, its linear predictors are finite. */
  private static final double FARTHEST = 1e100;

  static EncodedBlock of(Encoding encoding, Batch batch) {
    List<double[]> values = new ArrayList<>();
    List<int[]> indicators = new ArrayList<>();
    for (FeatureTerms feature : encoding.features()) {
      if (feature.isCategory()) {
        values.add(new double[0]);
        indicators.add(levels(feature, Cells.codes(feature.column(), batch)));
      } else {
        double[] numbers = Cells.numbers(feature.column(), batch);
        values.add(scaled(encoding, feature.first(), numbers));
        indicators.add(feature.hasMissing() ? gaps(feature, numbers) : new int[0]);
      }
    }
    return new EncodedBlock(
        batch.rows(), values.toArray(double[][]::new), indicators.toArray(int[][]::new));
  }

  private static int[] levels(FeatureTerms feature, int[] codes) {
    int missing = feature.hasMissing() ? feature.missing() : UNKNOWN;
    int[] terms = new int[codes.length];
    for (int row = 0; row < terms.length; row++) {
      terms[row] = codes[row] == CategoryVector.MISSING ? missing : feature.first() + codes[row];
    }
    return terms;
  }

  private static double[] scaled(Encoding encoding, int term, double[] numbers) {
    double centre = encoding.centres()[term];
    double scale = encoding.scales()[term];
    double[] scaled = new double[numbers.length];
    for (int row = 0; row < scaled.length; row++) {
      double z = (numbers[row] - centre) / scale;
      scaled[row] = Double.isNaN(z) ? 0 : Math.max(-FARTHEST, Math.min(FARTHEST, z));
    }
    return scaled;
  }

  private static int[] gaps(FeatureTerms feature, double[] numbers) {
    int[] terms = new int[numbers.length];
    for (int row = 0; row < terms.length; row++) {
      terms[row] = Double.isNaN(numbers[row]) ? feature.missing() : NONE;
    }
    return terms;
  }
}
