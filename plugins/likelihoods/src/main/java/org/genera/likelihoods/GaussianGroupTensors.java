package org.genera.likelihoods;

import java.util.Arrays;
import java.util.List;
import org.genera.api.GeneraException;
import org.genera.api.data.Column;
import org.genera.numerics.gaussian.CovarianceType;
import org.genera.numerics.gaussian.Mixture;

/**
 * Gaussians in a file: {@code weights} (classes x components, of each class they sum to 1), {@code
 * means} (components of all classes x columns) and {@code covariances}.
 */
final class GaussianGroupTensors {

  private static final String WEIGHTS = "weights";
  private static final String MEANS = "means";
  private static final String COVARIANCES = "covariances";

  private GaussianGroupTensors() {}

  static void write(Mixture mixture, int classes, TensorWriter tensors) {
    int k = mixture.components();
    int d = mixture.dimensions();
    double[] weights = Arrays.stream(mixture.weights()).map(weight -> weight * classes).toArray();
    tensors.doubles(WEIGHTS, weights, classes, k / classes);
    tensors.doubles(MEANS, mixture.means(), k, d);
    tensors.doubles(COVARIANCES, mixture.covariances(), mixture.type().shape(k, d));
  }

  /** How many components each class has, where the likelihood of a factor is read. */
  static int components(TensorReader tensors) {
    int[] shape = tensors.archive().shape(tensors.factorPrefix() + WEIGHTS);
    return shape.length == 2 ? shape[1] : 0;
  }

  static Factor read(
      GaussianGroup.Type type, List<Column> columns, int classes, TensorReader tensors) {
    CovarianceType covariance = type.covariance();
    int d = columns.size();
    double[] means = tensors.doubles(MEANS, -1, d);
    int k = means.length / d;
    if (k == 0 || k % classes != 0) {
      throw TensorReader.invalid("the classes have not as many Gaussians each");
    }
    double[] weights = tensors.distributions(WEIGHTS, classes, k / classes);
    Arrays.setAll(weights, c -> weights[c] / classes);
    double[] covariances = tensors.doubles(COVARIANCES, covariance.shape(k, d));
    try {
      return GaussianGroupFactor.of(
          type, columns, classes, new Mixture(covariance, weights, means, covariances));
    } catch (GeneraException e) {
      throw TensorReader.invalid("a covariance is not positive definite");
    }
  }
}
