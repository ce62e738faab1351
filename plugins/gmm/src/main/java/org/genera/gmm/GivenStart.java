package org.genera.gmm;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.model.Model;
import org.genera.api.option.Option;
import org.genera.api.option.Options;
import org.genera.numerics.Cholesky;
import org.genera.numerics.ColumnMoments;
import org.genera.numerics.NpyArray;

/** Starts that the user gives: parameters in files, or a model. */
final class GivenStart {

  private static final double SUM_TOLERANCE = 1e-6;

  private final Options options;
  private final CovarianceType type;
  private final int k;
  private final int d;

  private GivenStart(Options options, int d) {
    this.options = options;
    type = CovarianceType.of(options.get(GmmOptions.COVARIANCE));
    k = options.get(GmmOptions.COMPONENTS);
    this.d = d;
  }

  /**
   * The start in the files that the options name, if they name any. Weights that are not given are
   * equal, covariances those of all rows without correlations.
   */
  static Optional<Mixture> ofFiles(Options options, ColumnMoments moments) {
    boolean any =
        Stream.of(GmmOptions.START_WEIGHTS, GmmOptions.START_MEANS, GmmOptions.START_COVARIANCES)
            .anyMatch(options::isGiven);
    return any
        ? Optional.of(new GivenStart(options, moments.means().length).read(moments))
        : Optional.empty();
  }

  /** The parameters of a model of the same columns, if one is given. */
  static Optional<Mixture> ofModel(
      Optional<Model> model, Options options, NumericFeatures features) {
    return model.map(
        start -> {
          if (!(start instanceof GmmModel gmm)
              || !gmm.features().schema().names().equals(features.schema().names())) {
            throw new GeneraException(
                StandardError.SCHEMA_MISMATCH,
                "The model to start from is no mixture of the columns "
                    + features.schema().names()
                    + ".");
          }
          return sameForm(gmm.mixture(), options);
        });
  }

  private static Mixture sameForm(Mixture mixture, Options options) {
    requireSame(GmmOptions.COMPONENTS, options, Integer.toString(mixture.components()));
    requireSame(GmmOptions.COVARIANCE, options, mixture.type().optionName());
    return mixture;
  }

  private static <T> void requireSame(Option<T> option, Options options, String has) {
    if (options.isGiven(option) && !option.print(options.get(option)).equals(has)) {
      throw new GeneraException(
          StandardError.INVALID_OPTION,
          "Option '"
              + option.name()
              + "' is "
              + options.get(option)
              + ", but the model to start from has "
              + has
              + ". Leave the option out, or start anew.");
    }
  }

  private Mixture read(ColumnMoments moments) {
    double[] means = array(GmmOptions.START_MEANS, options.get(GmmOptions.START_MEANS), k, d);
    double[] weights =
        options
            .find(GmmOptions.START_WEIGHTS)
            .map(path -> array(GmmOptions.START_WEIGHTS, path, k))
            .orElseGet(this::equalWeights);
    double[] covariances =
        options
            .find(GmmOptions.START_COVARIANCES)
            .map(path -> array(GmmOptions.START_COVARIANCES, path, type.shape(k, d)))
            .orElseGet(() -> covariances(moments.scales()));
    Mixture mixture = new Mixture(type, weights, means, covariances);
    checkWeights(weights);
    checkCovariances(mixture);
    return mixture;
  }

  private double[] equalWeights() {
    double[] weights = new double[k];
    Arrays.fill(weights, 1.0 / k);
    return weights;
  }

  private double[] covariances(double[] variances) {
    double[] matrix = new double[d * d];
    for (int j = 0; j < d; j++) {
      matrix[j * d + j] = variances[j];
    }
    return new Mixture(type, new double[k], new double[k * d], new double[0])
        .packed(d, c -> matrix);
  }

  private static double[] array(Option<Path> option, Path path, int... shape) {
    NpyArray array = NpyArray.read(path);
    if (!Arrays.equals(array.shape(), shape)) {
      throw invalid(
          option,
          path,
          "has the shape "
              + Arrays.toString(array.shape())
              + " instead of "
              + Arrays.toString(shape)
              + " (k components, d features)");
    }
    for (double value : array.values()) {
      if (!Double.isFinite(value)) {
        throw invalid(option, path, "holds a number that is not finite");
      }
    }
    return array.values();
  }

  private void checkWeights(double[] weights) {
    double sum = 0;
    for (double weight : weights) {
      sum += weight < 0 ? Double.NaN : weight;
    }
    if (!(Math.abs(sum - 1) <= SUM_TOLERANCE)) {
      throw invalid(
          GmmOptions.START_WEIGHTS,
          options.get(GmmOptions.START_WEIGHTS),
          "holds no weights: they must not be negative, and sum to 1");
    }
  }

  private void checkCovariances(Mixture mixture) {
    for (int c = 0; c < k; c++) {
      if (!Cholesky.isPositiveDefinite(mixture.covariance(c), d)) {
        throw invalid(
            GmmOptions.START_COVARIANCES,
            options.get(GmmOptions.START_COVARIANCES),
            "holds a matrix that is not positive definite, that of component " + (c + 1));
      }
    }
  }

  private static GeneraException invalid(Option<Path> option, Path path, String reason) {
    return new GeneraException(
        StandardError.INVALID_OPTION,
        "Option '" + option.name() + "': '" + path + "' " + reason + ".");
  }
}
