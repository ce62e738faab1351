package org.genera.numerics.gaussian;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What is believed of Gaussians before any row is seen: weak, and in the scales of the columns
 * (Bishop 2006, eq. 10.40).
 *
 * @param mean m₀, of every component's mean: that of the columns
 * @param meanPrecision β₀: how many rows the prior mean counts for
 * @param scales W₀⁻¹, a diagonal matrix: the columns' variances
 */
public record NormalWishartPrior(double[] mean, double meanPrecision, double[] scales) {

  private int dimensions() {
    return scales.length;
  }

  /** That of a component's precision, or of a column's where each has its own. */
  WishartDistribution precision(CovarianceType type, int index) {
    return switch (type) {
      case FULL, TIED -> WishartDistribution.of(matrix(), dimensions(), dimensions());
      case DIAGONAL -> WishartDistribution.of(new double[] {scales[index % dimensions()]}, 1, 1);
      case SPHERICAL -> WishartDistribution.of(new double[] {averageScale()}, 1, 1);
    };
  }

  private double[] matrix() {
    int d = dimensions();
    double[] matrix = new double[d * d];
    for (int j = 0; j < d; j++) {
      matrix[j * d + j] = scales[j];
    }
    return matrix;
  }

  private double averageScale() {
    return Arrays.stream(scales).average().orElseThrow();
  }

  /**
   * The update (eqs. 10.60 to 10.63).
   *
   * @param moments how the rows were shared among the components
   * @return what is believed after that
   */
  public NormalWishart posterior(ComponentMoments moments) {
    int k = moments.counts().length;
    int d = dimensions();
    double[] means = new double[k * d];
    double[] meanPrecisions = new double[k];
    for (int c = 0; c < k; c++) {
      double count = moments.counts()[c];
      meanPrecisions[c] = meanPrecision + count;
      for (int j = 0; j < d; j++) {
        means[c * d + j] =
            (meanPrecision * mean[j] + count * moments.means()[c * d + j]) / meanPrecisions[c];
      }
    }
    return new NormalWishart(moments.type(), means, meanPrecisions, precisions(moments));
  }

  private List<WishartDistribution> precisions(ComponentMoments moments) {
    int k = moments.counts().length;
    int d = dimensions();
    List<WishartDistribution> precisions = new ArrayList<>();
    switch (moments.type()) {
      case FULL -> {
        for (int c = 0; c < k; c++) {
          double[] inverseScale = matrix();
          addScatter(moments, c, inverseScale);
          precisions.add(WishartDistribution.of(inverseScale, d, d + moments.counts()[c]));
        }
      }
      case TIED -> {
        double[] inverseScale = matrix();
        double total = 0;
        for (int c = 0; c < k; c++) {
          addScatter(moments, c, inverseScale);
          total += moments.counts()[c];
        }
        precisions.add(WishartDistribution.of(inverseScale, d, d + total));
      }
      case DIAGONAL -> {
        for (int c = 0; c < k; c++) {
          for (int j = 0; j < d; j++) {
            precisions.add(gamma(scales[j] + scatter(moments, c, j, j), moments.counts()[c]));
          }
        }
      }
      case SPHERICAL -> {
        for (int c = 0; c < k; c++) {
          double inverseScale = averageScale();
          for (int j = 0; j < d; j++) {
            inverseScale += scatter(moments, c, j, j);
          }
          precisions.add(gamma(inverseScale, d * moments.counts()[c]));
        }
      }
    }
    return precisions;
  }

  private static WishartDistribution gamma(double inverseScale, double count) {
    return WishartDistribution.of(new double[] {inverseScale}, 1, 1 + count);
  }

  private void addScatter(ComponentMoments moments, int c, double[] sum) {
    int d = dimensions();
    for (int i = 0; i < d; i++) {
      for (int j = 0; j < d; j++) {
        sum[i * d + j] += scatter(moments, c, Math.min(i, j), Math.max(i, j));
      }
    }
  }

  /** N S + β₀ N / (β₀ + N) (x̄ - m₀)(x̄ - m₀)ᵀ (eq. 10.62). */
  private double scatter(ComponentMoments moments, int c, int i, int j) {
    int d = dimensions();
    double count = moments.counts()[c];
    double pull = meanPrecision * count / (meanPrecision + count);
    return moments.scatter(c, i, j)
        + pull * (moments.means()[c * d + i] - mean[i]) * (moments.means()[c * d + j] - mean[j]);
  }
}
