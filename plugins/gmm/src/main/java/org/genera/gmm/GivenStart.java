package org.genera.gmm;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.model.Model;
import org.genera.api.option.IntRange;
import org.genera.api.option.Option;
import org.genera.api.option.Options;
import org.genera.numerics.Cholesky;
import org.genera.numerics.ColumnMoments;
import org.genera.numerics.NpyArray;
import org.genera.numerics.gaussian.CovarianceType;
import org.genera.numerics.gaussian.Mixture;

/** Starts that the user gives: parameters in files, or a model. */
final class GivenStart {

  private static final double SUM_TOLERANCE = 1e-6;

  private final Options options;
  private final CovarianceType type;
  private final int k;
  private final int d;

  private GivenStart(Options options, CovarianceType type, int k, int d) {
    this.options = options;
    this.type = type;
    this.k = k;
    this.d = d;
  }

  /**
   * The start in the files that the options name, if they name any. Weights that are not given are
   * equal, covariances those of all rows without correlations.
   */
  static Optional<Mixture> ofFiles(
      Options options, MixtureForm form, Supervision supervision, ColumnMoments moments) {
    if (!namesFiles(options)) {
      return Optional.empty();
    }
    int k = supervision.classes().map(of -> of.ofComponent().length).orElse(form.components());
    return Optional.of(
        new GivenStart(options, form.type(), k, moments.means().length).read(moments));
  }

  private static boolean namesFiles(Options options) {
    return Stream.of(GmmOptions.START_WEIGHTS, GmmOptions.START_MEANS, GmmOptions.START_COVARIANCES)
        .anyMatch(options::isGiven);
  }

  /** Refuses to search among forms from a start that has one form. */
  static void requireOneForm(Options options, List<MixtureForm> forms) {
    if (forms.size() > 1 && namesFiles(options)) {
      throw new GeneraException(
          StandardError.INVALID_OPTION,
          "A start in files has one form, but components and covariance leave "
              + forms.size()
              + " open; give one number of components and one covariance.");
    }
  }

  /** The model to start from, as a mixture of these columns and this label. */
  static GmmModel ofModel(Model start, TrainingData data) {
    if (!(start instanceof GmmModel gmm)
        || !gmm.features().schema().names().equals(data.features().schema().names())
        || !gmm.componentClasses().map(ComponentClasses::label).equals(data.label())) {
      throw new GeneraException(
          StandardError.SCHEMA_MISMATCH,
          "The model to start from is no mixture of the columns "
              + data.features().schema().names()
              + data.label().map(label -> " with the label '" + label.name() + "'").orElse("")
              + ".");
    }
    requireSameForm(form(gmm), data.options());
    return gmm;
  }

  /** The form of a model; with classes, the most components that one of them has. */
  static MixtureForm form(GmmModel model) {
    int components = model.mixture().components();
    int most =
        model
            .componentClasses()
            .map(of -> IntStream.range(0, of.count()).map(y -> of.components(y).length))
            .map(counts -> counts.max().orElseThrow())
            .orElse(components);
    return new MixtureForm(model.mixture().type(), most);
  }

  /** A variational fit may have emptied some of the components that were asked for. */
  private static void requireSameForm(MixtureForm form, Options options) {
    IntRange range = options.get(GmmOptions.COMPONENTS);
    int first = FormFitting.isVariational(options) ? 1 : range.first();
    if (options.isGiven(GmmOptions.COMPONENTS)
        && (form.components() < first || form.components() > range.last())) {
      throw differs(GmmOptions.COMPONENTS, options, form.components());
    }
    List<CovarianceType> types = MixtureForm.types(options);
    if (options.isGiven(GmmOptions.COVARIANCE) && !types.contains(form.type())) {
      throw differs(GmmOptions.COVARIANCE, options, form.type().optionName());
    }
  }

  private static GeneraException differs(Option<?> option, Options options, Object has) {
    return new GeneraException(
        StandardError.INVALID_OPTION,
        "Option '"
            + option.name()
            + "' is "
            + options.get(option)
            + ", but the model to start from has "
            + has
            + ". Leave the option out, or start anew.");
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
    NpyArray array = read(option, path);
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

  private static NpyArray read(Option<Path> option, Path path) {
    try {
      return NpyArray.read(path);
    } catch (GeneraException e) {
      throw new GeneraException(e.code(), "Option '" + option.name() + "': " + e.getMessage(), e);
    }
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
