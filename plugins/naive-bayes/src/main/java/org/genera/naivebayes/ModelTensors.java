package org.genera.naivebayes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.genera.api.data.Column;
import org.genera.api.model.ModelArchive;
import org.genera.api.model.ModelArchiveWriter;
import org.genera.likelihoods.Factor;
import org.genera.likelihoods.Likelihood;
import org.genera.likelihoods.LikelihoodType;
import org.genera.likelihoods.LikelihoodTypes;
import org.genera.likelihoods.TensorReader;
import org.genera.likelihoods.TensorWriter;
import org.genera.naivebayes.calibration.Calibration;
import org.genera.numerics.Labels;

/**
 * The content of a model file: {@code weights} (classes); the text {@code factors}, a line for each
 * with its likelihood and its columns' positions among the features; and the tensors of each
 * factor, whose names begin with {@code factor-0.}, {@code factor-1.} and so on. A model that can
 * learn on also has {@code statistics}, {@code weight-exponent}, and tensors beginning with {@code
 * counts-0.}.
 */
final class ModelTensors {

  private static final String WEIGHTS = "weights";
  private static final String FACTORS = "factors";
  private static final String STATISTICS = "statistics";
  private static final String WEIGHT_EXPONENT = "weight-exponent";
  private static final double ROUNDING = 1e-9;

  private ModelTensors() {}

  static void write(NaiveBayesModel model, ModelArchiveWriter writer) {
    List<Column> features = model.header().schema().features();
    writer.doubles(WEIGHTS, model.weights(), model.weights().length);
    writer.text(
        FACTORS,
        model.factors().stream()
            .map(factor -> line(factor, features))
            .collect(Collectors.joining("\n")));
    for (int j = 0; j < model.factors().size(); j++) {
      model.factors().get(j).write(new TensorWriter(writer, factorPrefix(j)));
    }
    model.state().ifPresent(state -> write(state, writer));
    model.calibration().ifPresent(calibration -> calibration.write(writer));
  }

  private static void write(LearningState state, ModelArchiveWriter writer) {
    state.statistics().ifPresent(sums -> writer.doubles(STATISTICS, sums, sums.length));
    writer.longs(WEIGHT_EXPONENT, new long[] {state.plan().weightExponent()}, 1);
    for (int j = 0; j < state.plan().likelihoods().size(); j++) {
      state.plan().likelihoods().get(j).write(new TensorWriter(writer, countsPrefix(j)));
    }
  }

  private static String factorPrefix(int index) {
    return "factor-" + index + ".";
  }

  private static String countsPrefix(int index) {
    return "counts-" + index + ".";
  }

  private static String line(Factor factor, List<Column> features) {
    return factor.type().name()
        + factor.columns().stream()
            .map(column -> " " + features.indexOf(column))
            .collect(Collectors.joining());
  }

  static NaiveBayesModel read(ModelArchive archive) {
    double[] weights = archive.doubles(WEIGHTS, -1);
    checkWeights(weights);
    archive.header().schema().label().ifPresent(label -> checkClasses(label, weights));
    List<Part> parts = parts(archive);
    List<Factor> factors = new ArrayList<>();
    for (int j = 0; j < parts.size(); j++) {
      Part part = parts.get(j);
      TensorReader reader = new TensorReader(archive, factorPrefix(j), factorPrefix(j));
      factors.add(part.type.readFactor(part.columns, weights.length, reader));
    }
    Optional<Calibration> calibration =
        Calibration.isIn(archive)
            ? Optional.of(Calibration.read(archive, weights.length))
            : Optional.empty();
    return new NaiveBayesModel(
        archive.header(), weights, factors, state(archive, parts, weights), calibration);
  }

  /** A line of the text. */
  private record Part(LikelihoodType type, List<Column> columns) {}

  private static List<Part> parts(ModelArchive archive) {
    List<Column> features = archive.header().schema().features();
    List<Part> parts = new ArrayList<>();
    boolean[] used = new boolean[features.size()];
    for (String line : archive.text(FACTORS).lines().toList()) {
      String[] words = line.split(" ", -1);
      LikelihoodType type =
          LikelihoodTypes.find(words[0])
              .orElseThrow(() -> TensorReader.invalid("there is no likelihood '" + words[0] + "'"));
      List<Column> columns = new ArrayList<>();
      for (String word : Arrays.asList(words).subList(1, words.length)) {
        columns.add(features.get(position(word, used)));
      }
      if (columns.isEmpty()
          || (columns.size() > 1 && !columns.stream().allMatch(type::joins))
          || columns.stream().anyMatch(column -> type.lacks(column).isPresent())) {
        throw TensorReader.invalid("the columns of a factor do not fit its likelihood");
      }
      parts.add(new Part(type, columns));
    }
    for (boolean is : used) {
      if (!is) {
        throw TensorReader.invalid("a column belongs to no factor");
      }
    }
    return parts;
  }

  private static int position(String word, boolean[] used) {
    int position = word.matches("[0-9]{1,9}") ? Integer.parseInt(word) : used.length;
    if (position >= used.length || used[position]) {
      throw TensorReader.invalid("'" + word + "' is not the position of a column of its own");
    }
    used[position] = true;
    return position;
  }

  private static Optional<LearningState> state(
      ModelArchive archive, List<Part> parts, double[] weights) {
    if (!archive.tensors().contains(WEIGHT_EXPONENT)) {
      return Optional.empty();
    }
    List<Likelihood> likelihoods = new ArrayList<>();
    for (int j = 0; j < parts.size(); j++) {
      TensorReader reader = new TensorReader(archive, countsPrefix(j), factorPrefix(j));
      likelihoods.add(
          parts
              .get(j)
              .type
              .readLikelihood(
                  parts.get(j).columns, weights.length, reader, archive.header().options()));
    }
    int exponent = TensorReader.exponent(archive.longs(WEIGHT_EXPONENT, 1)[0]);
    Plan plan = new Plan(weights.length, exponent, likelihoods);
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
