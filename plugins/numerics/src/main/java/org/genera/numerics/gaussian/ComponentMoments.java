package org.genera.numerics.gaussian;

/**
 * Counts, means and scatter of the rows that each component has a share in, read from the
 * statistics of an E-step.
 */
public final class ComponentMoments {

  private final Mixture current;
  private final StatisticsLayout layout;
  private final double[] centre;
  private final double[] statistics;
  private final double[] counts;
  private final double[] means;

  /**
   * Moments.
   *
   * @param current the mixture at whose means the statistics were taken
   * @param centre about which second moments are taken on one side
   * @param statistics in the order of {@link StatisticsLayout}
   */
  public ComponentMoments(Mixture current, double[] centre, double[] statistics) {
    this.current = current;
    this.centre = centre;
    this.statistics = statistics;
    layout = StatisticsLayout.of(current);
    counts = new double[current.components()];
    means = current.means().clone();
    for (int c = 0; c < counts.length; c++) {
      counts[c] = statistics[layout.count(c)];
      for (int j = 0; j < layout.dimensions(); j++) {
        means[c * layout.dimensions() + j] += shift(c, j);
      }
    }
  }

  /**
   * What the covariances have in common.
   *
   * @return the type of the mixture
   */
  public CovarianceType type() {
    return current.type();
  }

  /**
   * N.
   *
   * @return the rows of each component
   */
  public double[] counts() {
    return counts;
  }

  /**
   * x̄; the current mean for a component without rows.
   *
   * @return {@code [component * d + column]}
   */
  public double[] means() {
    return means;
  }

  private double shift(int c, int j) {
    return counts[c] > 0 ? statistics[layout.first(c, j)] / counts[c] : 0;
  }

  /**
   * N S of columns i ≤ j: the sum of (x_i - x̄_i)(x_j - x̄_j).
   *
   * @param c a component
   * @param i a column
   * @param j a column
   * @return a number
   */
  public double scatter(int c, int i, int j) {
    double from = layout.cross() ? means[c * layout.dimensions() + i] - centre[i] : shift(c, i);
    return statistics[layout.second(c, i, j)] - counts[c] * from * shift(c, j);
  }
}
