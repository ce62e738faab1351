package org.genera.gmm;

import java.util.Arrays;
import org.genera.api.Cancellation;
import org.genera.api.data.Batch;
import org.genera.api.engine.RandomStream;
import org.genera.numerics.Cholesky;
import org.genera.numerics.ColumnMoments;
import org.genera.numerics.KMeans;
import org.genera.numerics.gaussian.CovarianceFloor;
import org.genera.numerics.gaussian.CovarianceType;
import org.genera.numerics.gaussian.Mixture;

/**
 * Starts from clusters of rows: the clusters' shares and means, and for every component the
 * covariance within clusters. Columns are scaled to variance 1, so that units do not matter; a
 * missing cell stands at its column's mean.
 */
final class RandomStarts {

  private final KMeans.Points points;
  private final double[] means;
  private final double[] scales;
  private final int k;
  private final CovarianceType type;
  private final CovarianceFloor floor;
  private final Cancellation cancellation;

  RandomStarts(
      NumericFeatures features,
      Batch rows,
      ColumnMoments moments,
      int k,
      CovarianceType type,
      CovarianceFloor floor,
      Cancellation cancellation) {
    means = moments.means();
    scales = Arrays.stream(moments.scales()).map(Math::sqrt).toArray();
    points = new KMeans.Points(scaled(features.columns(rows)), rows.weights(), means.length);
    this.k = k;
    this.type = type;
    this.floor = floor;
    this.cancellation = cancellation;
  }

  private double[] scaled(double[][] columns) {
    int d = columns.length;
    int rows = columns[0].length;
    double[] values = new double[rows * d];
    for (int row = 0; row < rows; row++) {
      for (int j = 0; j < d; j++) {
        double value = columns[j][row];
        values[row * d + j] = Double.isNaN(value) ? 0 : (value - means[j]) / scales[j];
      }
    }
    return values;
  }

  /** Components at the clusters of k-means++. */
  Mixture clusters(RandomStream random) {
    KMeans clusters = KMeans.of(points, k, random, cancellation);
    return mixture(clusters.centres(), shares(clusters.assignment()), within(clusters));
  }

  /** Components of equal weight at rows drawn at random, with the covariance of all rows. */
  Mixture rows(RandomStream random) {
    int d = means.length;
    double[] centres = new double[k * d];
    for (int c = 0; c < k; c++) {
      int row = random.nextInt(points.count());
      System.arraycopy(points.values(), row * d, centres, c * d, d);
    }
    double[] equal = new double[k];
    Arrays.fill(equal, 1.0 / k);
    KMeans one = new KMeans(new double[d], new int[points.count()]);
    return mixture(centres, equal, within(one));
  }

  /**
   * Components of equal weight with the covariance of all rows: one at their mean, several drawn
   * about it.
   */
  Mixture aboutMean(RandomStream random) {
    int d = means.length;
    KMeans one = KMeans.of(points, 1, random, cancellation);
    double[] covariance = within(one);
    for (int j = 0; j < d; j++) {
      covariance[j * d + j] += floor.floor();
    }
    Cholesky factor = Cholesky.of(covariance, d);
    double[] centres = new double[k * d];
    for (int c = 0; c < k; c++) {
      double[] z = new double[d];
      for (int j = 0; j < d && k > 1; j++) {
        z[j] = random.nextGaussian();
      }
      double[] offset = new double[d];
      factor.multiply(z, offset);
      for (int j = 0; j < d; j++) {
        centres[c * d + j] = one.centres()[j] + offset[j];
      }
    }
    double[] equal = new double[k];
    Arrays.fill(equal, 1.0 / k);
    return mixture(centres, equal, covariance);
  }

  private double[] shares(int[] assignment) {
    double[] shares = new double[k];
    double total = 0;
    for (int row = 0; row < assignment.length; row++) {
      shares[assignment[row]] += points.weights()[row];
      total += points.weights()[row];
    }
    for (int c = 0; c < k; c++) {
      shares[c] /= total;
    }
    return shares;
  }

  /** The covariance of scaled points about the centres of their clusters. */
  private double[] within(KMeans clusters) {
    int d = means.length;
    double[] sums = new double[d * d];
    double total = 0;
    for (int row = 0; row < points.count(); row++) {
      int centre = clusters.assignment()[row] * d;
      double weight = points.weights()[row];
      total += weight;
      for (int i = 0; i < d; i++) {
        double a = weight * (points.values()[row * d + i] - clusters.centres()[centre + i]);
        for (int j = 0; j <= i; j++) {
          sums[i * d + j] += a * (points.values()[row * d + j] - clusters.centres()[centre + j]);
        }
      }
    }
    for (int i = 0; i < d; i++) {
      for (int j = 0; j <= i; j++) {
        sums[i * d + j] /= total;
        sums[j * d + i] = sums[i * d + j];
      }
    }
    return sums;
  }

  private Mixture mixture(double[] centres, double[] shares, double[] covariance) {
    int d = means.length;
    double[] start = new double[k * d];
    for (int i = 0; i < start.length; i++) {
      start[i] = means[i % d] + scales[i % d] * centres[i];
    }
    double[] matrix = new double[d * d];
    for (int i = 0; i < matrix.length; i++) {
      matrix[i] = covariance[i] * scales[i / d] * scales[i % d];
    }
    floor.raise(matrix);
    return new Mixture(type, shares, start, covariances(matrix, d));
  }

  private double[] covariances(double[] matrix, int d) {
    if (type == CovarianceType.SPHERICAL) {
      double trace = 0;
      for (int j = 0; j < d; j++) {
        trace += matrix[j * d + j];
      }
      double[] variances = new double[k];
      Arrays.fill(variances, trace / d);
      return variances;
    }
    return new Mixture(type, new double[k], new double[k * d], new double[0])
        .packed(d, c -> matrix);
  }
}
