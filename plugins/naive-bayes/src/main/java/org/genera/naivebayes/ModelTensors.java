package org.genera.naivebayes;

import java.util.List;
import java.util.Optional;
import org.genera.api.data.Column;
import org.genera.api.model.ModelArchive;
import org.genera.api.model.ModelArchiveWriter;
import org.genera.likelihoods.FactorTensors;
import org.genera.likelihoods.TensorReader;
import org.genera.naivebayes.calibration.Calibration;
import org.genera.numerics.Labels;

/**
 * The content of a model file: {@code weights} (classes) and the {@linkplain FactorTensors
 * factors}. A model that can learn on also has {@code statistics} and {@code weight-exponent}.
 */
final class ModelTensors {

  private static final String WEIGHTS = "weights";
  private static final String STATISTICS = "statistics";
  private static final String WEIGHT_EXPONENT = "weight-exponent";
  private static final double ROUNDING = 1e-9;

  private ModelTensors() {}

  static void write(NaiveBayesModel model, ModelArchiveWriter writer) {
    List<Column> features = model.header().schema().features();
    writer.doubles(WEIGHTS, model.weights(), model.weights().length);
    FactorTensors.write(model.factors(), features, writer);
    model.state().ifPresent(state -> write(state, writer));
    model.calibration().ifPresent(calibration -> calibration.write(writer));
  }

  private static void write(LearningState state, ModelArchiveWriter writer) {
    state.statistics().ifPresent(sums -> writer.doubles(STATISTICS, sums, sums.length));
    writer.longs(WEIGHT_EXPONENT, new long[] {state.plan().weightExponent()}, 1);
    FactorTensors.writeLikelihoods(state.plan().likelihoods(), writer);
  }

  static NaiveBayesModel read(ModelArchive archive) {
    double[] weights = archive.doubles(WEIGHTS, -1);
    checkWeights(weights);
    archive.header().schema().label().ifPresent(label -> checkClasses(label, weights));
    List<Column> features = archive.header().schema().features();
    FactorTensors factors = FactorTensors.in(archive, features, weights.length);
    Optional<Calibration> calibration =
        Calibration.isIn(archive)
            ? Optional.of(Calibration.read(archive, weights.length))
            : Optional.empty();
    return new NaiveBayesModel(
        archive.header(),
        weights,
        factors.factors(),
        state(archive, factors, weights.length),
        calibration);
  }

  private static Optional<LearningState> state(
      ModelArchive archive, FactorTensors factors, int classes) {
    if (!archive.tensors().contains(WEIGHT_EXPONENT)) {
      return Optional.empty();
    }
    int exponent = TensorReader.exponent(archive.longs(WEIGHT_EXPONENT, 1)[0]);
    Plan plan = new Plan(classes, exponent, factors.likelihoods());
    Optional<double[]> statistics =
        archive.tensors().contains(STATISTICS)
            ? Optional.of(archive.doubles(STATISTICS, plan.length()))
            : Optional.empty();
    return Optional.of(new LearningState(plan, statistics));
  }

  private static void checkWeights(double[] weights) {
    double sum = 0;
    for (double weight : weights) {
      sum += weight < 0 ? Double.NaN : weight;
    }
    if (!(Math.abs(sum - 1) <= ROUNDING)) {
      throw TensorReader.invalid("the weights of the classes are negative or do not sum to 1");
    }
  }

  private static void checkClasses(Column label, double[] weights) {
    if (new Labels(label).count() != weights.length) {
      throw TensorReader.invalid("it has not as many weights as the label has levels");
    }
  }
}
