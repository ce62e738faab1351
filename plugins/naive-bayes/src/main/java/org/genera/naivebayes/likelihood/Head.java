package org.genera.naivebayes.likelihood;

import java.util.Arrays;
import java.util.Map;
import org.genera.api.data.Batch;
import org.genera.api.data.Column;
import org.genera.naivebayes.text.Vocabulary;

/**
 * The first rows of the data, from which shifts, scales and default likelihoods are taken. None of
 * them decides what can be learnt: a shift or a scale far off costs digits.
 *
 * @param rows the first block
 * @param shares the known classes of those rows; everything in class 0 where there is no label
 * @param classes the number of classes
 * @param weightExponent the binary exponent of the largest weight
 * @param vocabularies of text columns, by name
 */
public record Head(
    Batch rows,
    ClassShares.Known shares,
    int classes,
    int weightExponent,
    Map<String, Vocabulary> vocabularies) {

  /**
   * The first rows.
   *
   * @param rows the first block
   * @param codes the class of each row, negative where it is unknown
   * @param classes the number of classes
   * @return what is known of them
   */
  public static Head of(Batch rows, int[] codes, int classes) {
    double[] weights = rows.weights();
    double largest = Arrays.stream(weights).max().orElse(1);
    return new Head(
        rows,
        ClassShares.Known.of(codes, weights, classes),
        classes,
        largest > 0 ? Math.getExponent(largest) : 0,
        Map.of());
  }

  /**
   * The same, with vocabularies.
   *
   * @param ofColumns one a text column, by name
   * @return a new head
   */
  public Head withVocabularies(Map<String, Vocabulary> ofColumns) {
    return new Head(rows, shares, classes, weightExponent, Map.copyOf(ofColumns));
  }

  /**
   * The vocabulary of a column.
   *
   * @param column a text
   * @return its terms
   */
  public Vocabulary vocabulary(Column column) {
    return java.util.Objects.requireNonNull(vocabularies.get(column.name()));
  }

  /**
   * The numbers of a column.
   *
   * @param column a numeric column
   * @return NaN where it is missing
   */
  public double[] numbers(Column column) {
    return Cells.numbers(column, rows).orElseThrow();
  }
}
