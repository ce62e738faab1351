package org.genera.likelihoods;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.genera.api.data.Batch;
import org.genera.api.data.Column;
import org.genera.likelihoods.text.Vocabulary;
import org.genera.likelihoods.text.WordVocabulary;

/**
 * The first rows of the data, from which shifts, scales and default likelihoods are taken. None of
 * them decides what can be learnt: a shift or a scale far off costs digits.
 *
 * @param rows the first block
 * @param codes the class of each row, negative where it is unknown; 0 where all are
 * @param shares the known classes of those rows
 * @param classes the number of classes
 * @param weightExponent the binary exponent of the largest weight
 * @param ranges the smallest and largest number of columns, by name, where all rows were looked at
 * @param vocabularies of text columns, by name
 * @param wordVocabularies of columns of words, by name
 * @param moments the mean of columns, by name, and their variance or what stands for it
 */
public record Head(
    Batch rows,
    int[] codes,
    ClassShares.Known shares,
    int classes,
    int weightExponent,
    Map<String, double[]> ranges,
    Map<String, Vocabulary> vocabularies,
    Map<String, WordVocabulary> wordVocabularies,
    Map<String, double[]> moments) {

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
    int[] known =
        java.util.Arrays.stream(codes).anyMatch(y -> y >= 0) ? codes : new int[codes.length];
    return new Head(
        rows,
        known,
        ClassShares.Known.of(known, weights, classes),
        classes,
        largest > 0 ? Math.getExponent(largest) : 0,
        Map.of(),
        Map.of(),
        Map.of(),
        Map.of());
  }

  /**
   * The same, with vocabularies.
   *
   * @param ofColumns one a text column, by name
   * @return a new head
   */
  public Head withVocabularies(Map<String, Vocabulary> ofColumns) {
    return new Head(
        rows,
        codes,
        shares,
        classes,
        weightExponent,
        ranges,
        Map.copyOf(ofColumns),
        wordVocabularies,
        moments);
  }

  /**
   * The vocabulary of a column.
   *
   * @param column a text
   * @return its terms
   */
  public Vocabulary vocabulary(Column column) {
    return Objects.requireNonNull(vocabularies.get(column.name()));
  }

  /**
   * The same, with vocabularies of words.
   *
   * @param ofColumns one a column of words, by name
   * @return a new head
   */
  public Head withWords(Map<String, WordVocabulary> ofColumns) {
    return new Head(
        rows,
        codes,
        shares,
        classes,
        weightExponent,
        ranges,
        vocabularies,
        Map.copyOf(ofColumns),
        moments);
  }

  /**
   * The words of a column.
   *
   * @param column a column of words
   * @return its vocabulary
   */
  WordVocabulary words(Column column) {
    return Objects.requireNonNull(wordVocabularies.get(column.name()));
  }

  /**
   * The same, with moments.
   *
   * @param ofColumns the mean of columns, by name, and a positive number that is their variance, or
   *     stands for it where a column is constant
   * @return a new head
   */
  public Head withMoments(Map<String, double[]> ofColumns) {
    return new Head(
        rows,
        codes,
        shares,
        classes,
        weightExponent,
        ranges,
        vocabularies,
        wordVocabularies,
        Map.copyOf(ofColumns));
  }

  /** Mean and variance of a column. */
  double[] moments(Column column) {
    return Objects.requireNonNull(moments.get(column.name()));
  }

  /**
   * The same, with the largest weight of all rows.
   *
   * @param largest a weight
   * @return a new head
   */
  public Head withLargestWeight(double largest) {
    int exponent = Math.getExponent(largest);
    return new Head(
        rows, codes, shares, classes, exponent, ranges, vocabularies, wordVocabularies, moments);
  }

  /**
   * The same, with ranges.
   *
   * @param ofColumns the smallest and largest number of columns, by name
   * @return a new head
   */
  public Head withRanges(Map<String, double[]> ofColumns) {
    return new Head(
        rows,
        codes,
        shares,
        classes,
        weightExponent,
        Map.copyOf(ofColumns),
        vocabularies,
        wordVocabularies,
        moments);
  }

  /**
   * The same with other cells.
   *
   * @param others as many rows
   * @return a new head
   */
  Head withRows(Batch others) {
    return new Head(
        others,
        codes,
        shares,
        classes,
        weightExponent,
        ranges,
        vocabularies,
        wordVocabularies,
        moments);
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

  /**
   * The smallest and largest number of a column.
   *
   * @param column a numeric column
   * @return of all rows, or of the first ones; NaN where nothing is known
   */
  public double[] range(Column column) {
    double[] known = ranges.get(column.name());
    return known == null ? range(numbers(column), rows.weights()) : known;
  }

  /**
   * The smallest and largest of some numbers.
   *
   * @param numbers NaN where a cell is missing
   * @param weights rows of weight 0 do not count
   * @return both; NaN where there is none
   */
  public static double[] range(double[] numbers, double[] weights) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int row = 0; row < numbers.length; row++) {
      if (weights[row] > 0 && !Double.isNaN(numbers[row])) {
        low = Math.min(low, numbers[row]);
        high = Math.max(high, numbers[row]);
      }
    }
    return low <= high ? new double[] {low, high} : new double[] {Double.NaN, Double.NaN};
  }
}
