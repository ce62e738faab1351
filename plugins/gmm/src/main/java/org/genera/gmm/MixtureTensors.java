package org.genera.gmm;

import java.util.Arrays;
import java.util.Optional;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Column;
import org.genera.api.model.ModelArchive;
import org.genera.api.model.ModelArchiveWriter;
import org.genera.numerics.Cholesky;
import org.genera.numerics.Labels;
import org.genera.numerics.gaussian.CovarianceType;
import org.genera.numerics.gaussian.Mixture;

/**
 * The tensors of a mixture: {@code weights} (k), {@code means} (k, d), and {@code covariances} in
 * the shape of the type, which the text {@code covariance} names; with a label also {@code classes}
 * (k), the level of the label that each component belongs to.
 */
final class MixtureTensors {

  private static final String WEIGHTS = "weights";
  private static final String MEANS = "means";
  private static final String COVARIANCES = "covariances";
  private static final String CLASSES = "classes";
  private static final String TYPE = "covariance";
  private static final double ROUNDING = 1e-9;
  private static final double LARGEST_MEAN = 1e300;

  private MixtureTensors() {}

  static void write(GmmModel model, ModelArchiveWriter writer) {
    Mixture mixture = model.mixture();
    int k = mixture.components();
    int d = mixture.dimensions();
    writer.text(TYPE, mixture.type().optionName());
    writer.doubles(WEIGHTS, mixture.weights(), k);
    writer.doubles(MEANS, mixture.means(), k, d);
    writer.doubles(COVARIANCES, mixture.covariances(), mixture.type().shape(k, d));
    model
        .componentClasses()
        .map(of -> Arrays.stream(of.ofComponent()).asLongStream().toArray())
        .ifPresent(classes -> writer.longs(CLASSES, classes, k));
  }

  static GmmModel read(ModelArchive archive) {
    int d = features(archive).size();
    double[] weights = archive.doubles(WEIGHTS, -1);
    int k = weights.length;
    CovarianceType type = type(archive.text(TYPE));
    Mixture mixture =
        new Mixture(
            type,
            weights,
            archive.doubles(MEANS, k, d),
            archive.doubles(COVARIANCES, type.shape(k, d)));
    checkWeights(weights);
    checkMeans(mixture.means());
    for (int c = 0; c < k; c++) {
      checkCovariance(mixture, c);
    }
    Optional<ComponentClasses> classes =
        archive.header().schema().label().map(label -> classes(archive, label, k));
    Optional<LearningState> state =
        LearningState.isIn(archive)
            ? Optional.of(LearningState.read(archive, mixture))
            : Optional.empty();
    return new GmmModel(archive.header(), mixture, classes, state);
  }

  private static ComponentClasses classes(ModelArchive archive, Column label, int k) {
    int levels = new Labels(label).count();
    long[] classes = archive.longs(CLASSES, k);
    if (Arrays.stream(classes).anyMatch(y -> y < 0 || y >= levels)) {
      throw invalid("a component belongs to a class that there is not");
    }
    return new ComponentClasses(label, Arrays.stream(classes).mapToInt(y -> (int) y).toArray());
  }

  private static NumericFeatures features(ModelArchive archive) {
    try {
      return NumericFeatures.of(archive.header().schema());
    } catch (GeneraException e) {
      throw invalid("its schema is not that of a mixture (" + e.getMessage() + ")");
    }
  }

  private static CovarianceType type(String name) {
    try {
      return CovarianceType.of(name);
    } catch (IllegalArgumentException e) {
      throw invalid("there is no covariance type '" + name + "'");
    }
  }

  private static void checkWeights(double[] weights) {
    double sum = 0;
    for (double weight : weights) {
      sum += weight < 0 ? Double.NaN : weight;
    }
    if (!(Math.abs(sum - 1) <= ROUNDING)) {
      throw invalid("its weights are negative or do not sum to 1");
    }
  }

  private static void checkMeans(double[] means) {
    if (Arrays.stream(means).anyMatch(mean -> Math.abs(mean) > LARGEST_MEAN)) {
      throw invalid("a mean is larger than any number that is modelled");
    }
  }

  private static void checkCovariance(Mixture mixture, int c) {
    int d = mixture.dimensions();
    if (!Cholesky.isPositiveDefinite(mixture.covariance(c), d)) {
      throw invalid("the covariance of component " + (c + 1) + " is not positive definite");
    }
    for (int i = 0; i < d; i++) {
      for (int j = 0; j < i; j++) {
        double bound = Math.sqrt(mixture.variance(c, i)) * Math.sqrt(mixture.variance(c, j));
        double difference = mixture.covariance(c, i, j) - mixture.covariance(c, j, i);
        if (Math.abs(difference) > ROUNDING * bound) {
          throw invalid("the covariance of component " + (c + 1) + " is not symmetric");
        }
      }
    }
  }

  private static GeneraException invalid(String reason) {
    return new GeneraException(
        StandardError.INVALID_MODEL_FILE,
        "The model file holds no Gaussian mixture: " + reason + ".");
  }
}
