package org.genera.naivebayes;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.genera.api.RunContext;
import org.genera.api.data.Batch;
import org.genera.api.data.Column;
import org.genera.api.data.Dataset;
import org.genera.api.data.Role;
import org.genera.api.data.Schema;
import org.genera.api.engine.RandomStream;
import org.genera.api.engine.TaskSpec;
import org.genera.api.model.AncestralSampling;
import org.genera.api.model.Capability;
import org.genera.api.model.ClassProbabilities;
import org.genera.api.model.Classifier;
import org.genera.api.model.Conditioning;
import org.genera.api.model.Density;
import org.genera.api.model.Fill;
import org.genera.api.model.MixtureMembership;
import org.genera.api.model.Model;
import org.genera.api.model.ModelArchiveWriter;
import org.genera.api.model.ModelHeader;
import org.genera.api.model.UnknownLevels;
import org.genera.api.model.Updatable;
import org.genera.likelihoods.Factor;
import org.genera.likelihoods.Unseen;
import org.genera.naivebayes.calibration.Calibration;
import org.genera.numerics.Labels;

/** A fitted model: p(y), and p(x | y) factor by factor. */
final class NaiveBayesModel
    implements Model,
        AncestralSampling,
        Density,
        Conditioning,
        Classifier,
        MixtureMembership,
        Updatable {

  private final ModelHeader header;
  private final double[] weights;
  private final List<Factor> factors;
  private final Optional<LearningState> state;
  private final Optional<Calibration> calibration;
  private final Optional<Labels> labels;
  private final ClassPosterior posterior;

  /**
   * A model.
   *
   * @param header what it knows of itself
   * @param weights p(y) of each class
   * @param factors one for each feature or group of features
   * @param state what it needs to learn from more rows, if it can
   * @param calibration of the probabilities of classes, for classification only
   */
  NaiveBayesModel(
      ModelHeader header,
      double[] weights,
      List<Factor> factors,
      Optional<LearningState> state,
      Optional<Calibration> calibration) {
    this.header = header;
    this.weights = weights;
    this.factors = List.copyOf(factors);
    this.state = state;
    this.calibration = calibration;
    labels = header.schema().label().map(Labels::new);
    posterior = new ClassPosterior(weights, this.factors);
  }

  /** The model that a task uses. */
  static NaiveBayesModel of(TaskSpec spec) {
    return (NaiveBayesModel) spec.model().orElseThrow();
  }

  /**
   * Only a model with a label classifies, and only one that kept its counts learns more. Where a
   * factor is no distribution, the model can do nothing else.
   */
  @Override
  public <C extends Capability> Optional<C> capability(Class<C> type) {
    boolean lacking =
        (type == Classifier.class && labels.isEmpty())
            || (type == Updatable.class && state.flatMap(LearningState::statistics).isEmpty())
            || (type != Classifier.class && type != Updatable.class && !isGenerative());
    return lacking ? Optional.empty() : Model.super.capability(type);
  }

  @Override
  public Optional<String> whyLacking(Class<? extends Capability> type) {
    if (type == Classifier.class && labels.isEmpty()) {
      return Optional.of("it has no label; fit it anew with --label COLUMN");
    } else if (type == Updatable.class && state.flatMap(LearningState::statistics).isEmpty()) {
      return Optional.of(
          state.isEmpty()
              ? "it is a part of another model, without that model's counts; update that one"
              : "it was fitted by EM, which needs all rows again; fit it anew on all of them, or on"
                  + " labelled rows alone with unlabelled=ignore");
    } else if (!isGenerative()) {
      return Optional.of(
          "its complement likelihood only ranks classes; fit it anew with another, such as"
              + " multinomial");
    }
    return Optional.empty();
  }

  /** Which likelihood each column has, whoever chose it. */
  @Override
  public Map<String, String> notes() {
    Map<String, String> types = new HashMap<>();
    for (Factor factor : factors) {
      factor.columns().forEach(column -> types.put(column.name(), factor.type().name()));
    }
    Map<String, String> notes = new LinkedHashMap<>();
    for (Column feature : header.schema().features()) {
      String type = types.get(feature.name());
      if (type != null) {
        notes.put(NaiveBayesOptions.LIKELIHOOD.name() + "." + feature.name(), type);
      }
    }
    return notes;
  }

  @Override
  public UnknownLevels unknownLevels() {
    return Unseen.of(header.options()).unknownLevels();
  }

  private boolean isGenerative() {
    return factors.stream().allMatch(factor -> factor.type().isGenerative());
  }

  @Override
  public ModelHeader header() {
    return header;
  }

  double[] weights() {
    return weights;
  }

  List<Factor> factors() {
    return factors;
  }

  Optional<LearningState> state() {
    return state;
  }

  Optional<Calibration> calibration() {
    return calibration;
  }

  Optional<Labels> labels() {
    return labels;
  }

  /** What is counted; only a model that was trained has it, not a part of one. */
  Plan plan() {
    return state.orElseThrow().plan();
  }

  ClassPosterior posterior() {
    return posterior;
  }

  /** Features, and the label if there is one: the columns of the rows that the model makes. */
  Schema rowSchema() {
    return Schema.of(
        header.schema().columns().stream()
            .filter(column -> column.role() == Role.FEATURE || column.role() == Role.LABEL)
            .toList());
  }

  @Override
  public void write(ModelArchiveWriter writer) {
    ModelTensors.write(this, writer);
  }

  @Override
  public Model update(Dataset data, RunContext context) {
    return new Update(this, context).learn(data);
  }

  @Override
  public Batch sample(int rows, RandomStream random) {
    return new RowSampler(this).draw(rows, random);
  }

  @Override
  public double[] logDensity(Batch rows) {
    return posterior.logDensity(rows);
  }

  @Override
  public int components() {
    return weights.length;
  }

  @Override
  public double[][] responsibilities(Batch rows) {
    return posterior.shares(rows);
  }

  @Override
  public List<String> classes() {
    return labels.orElseThrow().levels();
  }

  @Override
  public double[][] logProbabilities(Batch rows) {
    double[][] logProbabilities = posterior.logProbabilities(rows);
    calibration.ifPresent(curves -> curves.apply(logProbabilities));
    return logProbabilities;
  }

  @Override
  public ClassProbabilities probabilities(Batch rows) {
    return calibration.isPresent()
        ? Classifier.super.probabilities(rows)
        : posterior.probabilities(rows);
  }

  @Override
  public Model marginal(Collection<String> columns) {
    return new Conditionals(this).marginal(columns);
  }

  @Override
  public Model given(Batch evidence) {
    return new Conditionals(this).given(evidence);
  }

  @Override
  public boolean[] impossible(Batch rows) {
    return new Conditionals(this).impossible(rows);
  }

  @Override
  public Batch impute(Batch rows, Fill fill, RandomStream random) {
    return new Imputation(this).fill(rows, fill, random);
  }
}
