package org.genera.likelihoods;

import java.util.List;
import java.util.Optional;
import org.genera.api.data.Column;
import org.genera.api.option.Options;

/** A kind of likelihood, such as Gaussian: one file, named in {@link LikelihoodTypes}. */
public interface LikelihoodType {

  /**
   * What users and model files call it.
   *
   * @return a word
   */
  String name();

  /**
   * Whether it can be that of a column.
   *
   * @param column a feature
   * @return what it needs instead, such as "numbers", or nothing if the column is fine
   */
  Optional<String> lacks(Column column);

  /**
   * Whether a column makes one factor together with others of this likelihood.
   *
   * @param column a feature that it fits
   * @return false where it has its own
   */
  default boolean joins(Column column) {
    return false;
  }

  /**
   * Whether it is a distribution of its columns, from which rows can be drawn.
   *
   * @return false for a score that only ranks classes
   */
  default boolean isGenerative() {
    return true;
  }

  /**
   * Whether it has to know the smallest and largest number of its column before it counts.
   *
   * @return true for one that needs a pass of its own
   */
  default boolean needsRange() {
    return false;
  }

  /**
   * Whether it has to know the words of its column before it counts.
   *
   * @return true for one that needs a {@linkplain org.genera.likelihoods.text.WordVocabularyBuilder
   *     pass} of its own
   */
  default boolean needsWords() {
    return false;
  }

  /**
   * Whether it has to know mean and variance of its columns before it counts.
   *
   * @return true for one that needs a pass of its own
   */
  default boolean needsMoments() {
    return false;
  }

  /**
   * A likelihood before any row was counted.
   *
   * @param columns one column, or all of the group
   * @param head the first rows
   * @param options the family's options
   * @return what to count
   */
  Likelihood of(List<Column> columns, Head head, Options options);

  /**
   * Reads what {@link Likelihood#write} wrote.
   *
   * @param columns its columns
   * @param classes the number of classes
   * @param tensors its tensors
   * @param options the family's options
   * @return the likelihood
   */
  Likelihood readLikelihood(
      List<Column> columns, int classes, TensorReader tensors, Options options);

  /**
   * Reads what {@link Factor#write} wrote.
   *
   * @param columns its columns
   * @param classes the number of classes
   * @param tensors its tensors
   * @return the factor
   */
  Factor readFactor(List<Column> columns, int classes, TensorReader tensors);
}
