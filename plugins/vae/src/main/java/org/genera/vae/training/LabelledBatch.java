package org.genera.vae.training;

import java.util.stream.IntStream;

/**
 * Rows with and without a label, and their codes: one of a row with a label, one a class of a row
 * without.
 *
 * @param labels the class of each row, negative where it has none
 * @param weights of rows
 * @param classWeights of their log-loss
 * @param rowOf the row of each code, rising
 * @param classOf the class of each code
 * @param firstCodes the first code of each row
 */
record LabelledBatch(
    int[] labels,
    double[] weights,
    double[] classWeights,
    int[] rowOf,
    int[] classOf,
    int[] firstCodes) {

  /**
   * Lays out codes.
   *
   * @param rows the batch's own rows, then those that were drawn for their label
   * @param own how many rows are the batch's own
   */
  static LabelledBatch of(
      int[] rows, int own, RowLabels all, RowStore store, LabelSettings settings) {
    int[] labels = IntStream.of(rows).map(all::of).toArray();
    double[] weights = IntStream.of(rows).mapToDouble(store::weight).toArray();
    int[] firstCodes = new int[rows.length];
    int codes = 0;
    double labelled = 0;
    double ofOwn = 0;
    for (int row = 0; row < rows.length; row++) {
      firstCodes[row] = codes;
      codes += labels[row] < 0 ? settings.classes() : 1;
      labelled += labels[row] < 0 ? 0 : weights[row];
      ofOwn += row < own ? weights[row] : 0;
    }
    int[] rowOf = new int[codes];
    int[] classOf = new int[codes];
    for (int row = 0; row < rows.length; row++) {
      int end = row + 1 < rows.length ? firstCodes[row + 1] : codes;
      for (int code = firstCodes[row]; code < end; code++) {
        rowOf[code] = row;
        classOf[code] = labels[row] < 0 ? code - firstCodes[row] : labels[row];
      }
    }
    double classWeight = labelled > 0 ? settings.alpha() * ofOwn / labelled : 0;
    double[] classWeights =
        IntStream.range(0, rows.length).mapToDouble(row -> classWeight * weights[row]).toArray();
    return new LabelledBatch(labels, weights, classWeights, rowOf, classOf, firstCodes);
  }

  int rows() {
    return labels.length;
  }

  boolean isLabelled(int row) {
    return labels[row] >= 0;
  }

  int label(int row) {
    return labels[row];
  }

  double weight(int row) {
    return weights[row];
  }

  double classWeight(int row) {
    return classWeights[row];
  }

  int firstCode(int row) {
    return firstCodes[row];
  }
}
