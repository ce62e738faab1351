package org.genera.numerics.gaussian;

/** The M-step: the mixture of the highest expected log-likelihood, given the statistics. */
public final class Maximisation {

  /** A component with less than this share of the weight has no rows left. */
  private static final double EMPTY = 1e-12;

  private final double[] centre;
  private final CovarianceFloor floor;

  /**
   * M-steps.
   *
   * @param centre about which second moments are taken on one side
   * @param floor of the covariances
   */
  public Maximisation(double[] centre, CovarianceFloor floor) {
    this.centre = centre;
    this.floor = floor;
  }

  /**
   * What an M-step gives.
   *
   * @param mixture the new parameters
   * @param raised in how many directions each covariance was kept at the floor; a tied one is one
   * @param empty how many components have no rows left; they stay as they were
   */
  public record Result(Mixture mixture, int[] raised, int empty) {}

  /**
   * Weights, means and covariances from the statistics at the current parameters.
   *
   * @param current the parameters at whose means the statistics were taken
   * @param statistics in the order of {@link StatisticsLayout}
   * @return the new parameters
   */
  public Result of(Mixture current, double[] statistics) {
    Step step = new Step(current, statistics);
    Mixture moved =
        new Mixture(current.type(), step.weights(), step.means(), current.covariances());
    double[] covariances = step.covariances(moved);
    return new Result(
        new Mixture(current.type(), moved.weights(), moved.means(), covariances),
        step.raised,
        step.empty);
  }

  private final class Step {
    private final Mixture current;
    private final double[] statistics;
    private final StatisticsLayout layout;
    private final int k;
    private final int d;
    private double total;
    private final int[] raised;
    private int empty;

    Step(Mixture current, double[] statistics) {
      this.current = current;
      this.statistics = statistics;
      layout = StatisticsLayout.of(current);
      k = current.components();
      d = current.dimensions();
      raised = new int[current.type() == CovarianceType.TIED ? 1 : k];
      for (int c = 0; c < k; c++) {
        total += count(c);
      }
    }

    private double count(int c) {
      return statistics[layout.count(c)];
    }

    private boolean isEmpty(int c) {
      return !(count(c) > EMPTY * total);
    }

    double[] weights() {
      double[] weights = new double[k];
      for (int c = 0; c < k; c++) {
        weights[c] = count(c) / total;
        empty += isEmpty(c) ? 1 : 0;
      }
      return weights;
    }

    double[] means() {
      double[] means = current.means().clone();
      for (int c = 0; c < k; c++) {
        for (int j = 0; j < d && !isEmpty(c); j++) {
          means[c * d + j] += shift(c, j);
        }
      }
      return means;
    }

    /** How far a mean moves. */
    private double shift(int c, int j) {
      return statistics[layout.first(c, j)] / count(c);
    }

    double[] covariances(Mixture moved) {
      return switch (current.type()) {
        case FULL -> full(moved);
        case TIED -> tied(moved);
        case DIAGONAL -> diagonal();
        case SPHERICAL -> spherical();
      };
    }

    private double[] full(Mixture moved) {
      double[] covariances = current.covariances().clone();
      for (int c = 0; c < k; c++) {
        if (!isEmpty(c)) {
          double[] covariance = covariance(moved, c);
          raised[c] = floor.raise(covariance);
          System.arraycopy(covariance, 0, covariances, c * d * d, d * d);
        }
      }
      return covariances;
    }

    private double[] tied(Mixture moved) {
      double[] pooled = new double[d * d];
      for (int c = 0; c < k; c++) {
        if (!isEmpty(c)) {
          double[] covariance = covariance(moved, c);
          for (int i = 0; i < pooled.length; i++) {
            pooled[i] += count(c) / total * covariance[i];
          }
        }
      }
      raised[0] = floor.raise(pooled);
      return pooled;
    }

    /**
     * Σ_ij = Σ r (x_i - m_i)(x_j - μ_j) / n - (μ'_i - m_i)(μ'_j - μ_j), with the old mean μ, the
     * new mean μ' and the centre m. The first factor need not be about the mean: what it adds is
     * multiplied by a sum that is zero.
     */
    private double[] covariance(Mixture moved, int c) {
      double[] covariance = new double[d * d];
      for (int i = 0; i < d; i++) {
        for (int j = i; j < d; j++) {
          double value =
              statistics[layout.second(c, i, j)] / count(c)
                  - (moved.mean(c, i) - centre[i]) * shift(c, j);
          covariance[i * d + j] = value;
          covariance[j * d + i] = value;
        }
      }
      return covariance;
    }

    private double variance(int c, int j) {
      return statistics[layout.second(c, j, j)] / count(c) - shift(c, j) * shift(c, j);
    }

    private double[] diagonal() {
      double[] variances = current.covariances().clone();
      for (int c = 0; c < k; c++) {
        for (int j = 0; j < d && !isEmpty(c); j++) {
          double variance = variance(c, j);
          raised[c] += variance < floor.of(j) ? 1 : 0;
          variances[c * d + j] = Math.max(variance, floor.of(j));
        }
      }
      return variances;
    }

    private double[] spherical() {
      double[] variances = current.covariances().clone();
      for (int c = 0; c < k; c++) {
        if (!isEmpty(c)) {
          double sum = 0;
          for (int j = 0; j < d; j++) {
            sum += variance(c, j);
          }
          raised[c] = sum / d < floor.common() ? 1 : 0;
          variances[c] = Math.max(sum / d, floor.common());
        }
      }
      return variances;
    }
  }
}
