package org.genera.likelihoods;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.genera.api.data.Column;

/**
 * p(x | class) of one column, or of a group of columns, before it is estimated: what to count. With
 * its counts it is what a model keeps in order to learn from more rows. Immutable.
 */
public interface Likelihood {

  /**
   * What it is.
   *
   * @return its type
   */
  LikelihoodType type();

  /**
   * Its columns.
   *
   * @return one or more features
   */
  List<Column> columns();

  /**
   * How many numbers it keeps of each class.
   *
   * @return the length of a class's part of the statistics
   */
  int length();

  /**
   * Counts blocks.
   *
   * @return a fresh tally, used by one thread at a time
   */
  Tally tally();

  /**
   * Counts blocks, where what is counted depends on what is already known: on the shares of a
   * mixture's components, or on what missing cells are likely to be.
   *
   * @param current the parameters so far, estimated by this likelihood
   * @return a fresh tally, used by one thread at a time
   */
  default Tally tally(Factor current) {
    return tally();
  }

  /**
   * Whether what is counted depends on the parameters so far, so that a single pass does not settle
   * it.
   *
   * @return true if {@link #tally(Factor)} differs from {@link #tally()}
   */
  default boolean dependsOnParameters() {
    return false;
  }

  /**
   * The most probable parameters given what was counted.
   *
   * @param sums the statistics of all rows
   * @param how what the user wants of estimates
   * @return the factor
   */
  Estimate estimate(ClassSums sums, Estimation how);

  /**
   * What is believed of the parameters given what was counted, under a conjugate prior: the M-step
   * of variational Bayes.
   *
   * @param sums the statistics of all rows
   * @param concentration of each outcome under a Dirichlet prior; by default 1 over their number
   * @return nothing for a likelihood that has no such posterior
   */
  default Optional<PosteriorEstimate> posterior(ClassSums sums, OptionalDouble concentration) {
    return Optional.empty();
  }

  /**
   * Reads what {@link ParameterPosterior#write} wrote.
   *
   * @param classes the number of classes
   * @param tensors its tensors
   * @return nothing for a likelihood that has no posterior
   */
  default Optional<ParameterPosterior> readPosterior(int classes, TensorReader tensors) {
    return Optional.empty();
  }

  /**
   * How much was counted.
   *
   * @param sums the statistics of all rows
   * @return the sum of the weights of the observed cells
   */
  double count(ClassSums sums);

  /**
   * The variance of a Gaussian's column over all classes.
   *
   * @param sums the statistics of all rows
   * @return a variance; 0 for every other likelihood
   */
  default double variance(ClassSums sums) {
    return 0;
  }

  /**
   * Writes what another process needs to go on counting.
   *
   * @param tensors takes tensors
   */
  void write(TensorWriter tensors);
}
