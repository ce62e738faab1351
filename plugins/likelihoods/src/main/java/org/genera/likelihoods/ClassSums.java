package org.genera.likelihoods;

/**
 * A factor's part of the statistics vector: as many numbers for each class.
 *
 * @param values the whole vector
 * @param from where the part begins
 * @param classes the number of classes
 * @param length numbers of each class
 */
public record ClassSums(double[] values, int from, int classes, int length) {

  /**
   * Where a class's numbers begin.
   *
   * @param y a class
   * @return a place in {@link #values}
   */
  public int at(int y) {
    return from + y * length;
  }
}
