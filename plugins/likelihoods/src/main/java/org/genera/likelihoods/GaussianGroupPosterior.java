package org.genera.likelihoods;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.genera.api.GeneraException;
import org.genera.api.data.Column;
import org.genera.numerics.gaussian.CovarianceType;
import org.genera.numerics.gaussian.NormalWishart;
import org.genera.numerics.gaussian.WishartDistribution;

/**
 * What is believed of the Gaussian of each class. In a file: {@code means} (classes x columns),
 * {@code mean-precisions} (classes), {@code degrees} (a number for each precision), {@code
 * inverse-scales} (in the shape of the covariances).
 *
 * @param type which covariances
 * @param columns of the group
 * @param beliefs one component a class
 */
record GaussianGroupPosterior(GaussianGroup.Type type, List<Column> columns, NormalWishart beliefs)
    implements ParameterPosterior {

  private static final String MEANS = "means";
  private static final String MEAN_PRECISIONS = "mean-precisions";
  private static final String DEGREES = "degrees";
  private static final String INVERSE_SCALES = "inverse-scales";

  private int classes() {
    return beliefs.meanPrecisions().length;
  }

  /** The factor of the expected means and precisions. */
  Factor expected() {
    double[] weights = new double[classes()];
    Arrays.fill(weights, 1.0 / classes());
    return GaussianGroupFactor.of(type, columns, classes(), beliefs.expected(weights));
  }

  /** Weights that are not those of shares, 1 / classes, shift the logarithms of the classes. */
  @Override
  public Factor expectedLogDensity() {
    double[] logWeights = new double[classes()];
    Arrays.fill(logWeights, -StrictMath.log(classes()));
    return GaussianGroupFactor.of(type, columns, classes(), beliefs.expectedLogDensity(logWeights));
  }

  @Override
  public void write(TensorWriter tensors) {
    int k = classes();
    int d = columns.size();
    List<WishartDistribution> precisions = beliefs.precisions();
    tensors.doubles(MEANS, beliefs.means(), k, d);
    tensors.doubles(MEAN_PRECISIONS, beliefs.meanPrecisions(), k);
    tensors.doubles(
        DEGREES,
        precisions.stream().mapToDouble(WishartDistribution::degrees).toArray(),
        precisions.size());
    tensors.doubles(
        INVERSE_SCALES,
        precisions.stream().flatMapToDouble(of -> Arrays.stream(of.inverseScale())).toArray(),
        type.covariance().shape(k, d));
  }

  static GaussianGroupPosterior read(
      GaussianGroup.Type type, List<Column> columns, int classes, TensorReader tensors) {
    CovarianceType covariance = type.covariance();
    int d = columns.size();
    double[] means = tensors.doubles(MEANS, classes, d);
    double[] meanPrecisions = tensors.doubles(MEAN_PRECISIONS, value -> value > 0, classes);
    double[] scales = tensors.doubles(INVERSE_SCALES, covariance.shape(classes, d));
    int rows = covariance.hasCorrelations() ? d : 1;
    int size = rows * rows;
    double[] degrees = tensors.doubles(DEGREES, value -> value > rows - 1, scales.length / size);
    List<WishartDistribution> precisions = new ArrayList<>();
    try {
      for (int p = 0; p < degrees.length; p++) {
        double[] scale = Arrays.copyOfRange(scales, p * size, (p + 1) * size);
        precisions.add(WishartDistribution.of(scale, rows, degrees[p]));
      }
    } catch (GeneraException e) {
      throw TensorReader.invalid("a scale of a precision is not positive definite");
    }
    return new GaussianGroupPosterior(
        type, columns, new NormalWishart(covariance, means, meanPrecisions, precisions));
  }
}
