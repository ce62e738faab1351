package org.genera.likelihoods;

/** Adds log p(x | class) of rows of one batch. Not thread-safe. */
public interface Scorer {

  /** That of a column which is missing. */
  Scorer NONE = (from, to, logs) -> {};

  /**
   * Adds the log-densities of consecutive rows; a missing cell adds nothing.
   *
   * @param from the first row
   * @param to the row after the last
   * @param logs what is added to, {@code [class][row - from]}
   */
  void add(int from, int to, double[][] logs);
}
