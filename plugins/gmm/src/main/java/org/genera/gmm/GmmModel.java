package org.genera.gmm;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.genera.api.RunContext;
import org.genera.api.data.Batch;
import org.genera.api.data.Batches;
import org.genera.api.data.CategoryVector;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.Dataset;
import org.genera.api.data.Role;
import org.genera.api.data.Schema;
import org.genera.api.engine.RandomStream;
import org.genera.api.model.AncestralSampling;
import org.genera.api.model.Capability;
import org.genera.api.model.Classifier;
import org.genera.api.model.Conditioning;
import org.genera.api.model.Density;
import org.genera.api.model.Fill;
import org.genera.api.model.LogDensityGradient;
import org.genera.api.model.MixtureMembership;
import org.genera.api.model.Model;
import org.genera.api.model.ModelArchiveWriter;
import org.genera.api.model.ModelHeader;
import org.genera.api.model.Updatable;
import org.genera.numerics.Labels;
import org.genera.numerics.gaussian.Mixture;
import org.genera.numerics.gaussian.MixtureDensity;
import org.genera.numerics.gaussian.MixtureGradient;

/** A fitted mixture. */
final class GmmModel
    implements Model,
        AncestralSampling,
        Density,
        Conditioning,
        Classifier,
        MixtureMembership,
        LogDensityGradient,
        Updatable {

  private final ModelHeader header;
  private final NumericFeatures features;
  private final Mixture mixture;
  private final Optional<ComponentClasses> classes;
  private final Optional<LearningState> state;
  private final MixtureDensity density;

  /**
   * A mixture.
   *
   * @param header what it knows of itself
   * @param mixture its parameters
   * @param classes of its components, if there is a label
   * @param state what it needs to learn from more rows, if it can
   */
  GmmModel(
      ModelHeader header,
      Mixture mixture,
      Optional<ComponentClasses> classes,
      Optional<LearningState> state) {
    this.header = header;
    this.mixture = mixture;
    this.classes = classes;
    this.state = state;
    features = NumericFeatures.of(header.schema());
    density = new MixtureDensity(mixture);
  }

  /** Only a model with a label classifies, and only one that kept its statistics learns more. */
  @Override
  public <C extends Capability> Optional<C> capability(Class<C> type) {
    boolean lacking =
        (type == Classifier.class && classes.isEmpty())
            || (type == Updatable.class && state.isEmpty());
    return lacking ? Optional.empty() : Model.super.capability(type);
  }

  @Override
  public Optional<String> whyLacking(Class<? extends Capability> type) {
    if (type == Classifier.class && classes.isEmpty()) {
      return Optional.of("it has no label; fit it anew with --label COLUMN");
    } else if (type == Updatable.class && state.isEmpty()) {
      return Optional.of(
          FormFitting.isVariational(header.options())
              ? "a variational fit keeps no statistics; fit with method=em, or on all rows anew"
              : "it is a part of another model, without that model's statistics; update that one");
    }
    return Optional.empty();
  }

  @Override
  public ModelHeader header() {
    return header;
  }

  Mixture mixture() {
    return mixture;
  }

  NumericFeatures features() {
    return features;
  }

  Optional<ComponentClasses> componentClasses() {
    return classes;
  }

  Optional<LearningState> state() {
    return state;
  }

  /** Features, and the label if there is one: the columns of the rows that the model makes. */
  Schema rowSchema() {
    return Schema.of(
        header.schema().columns().stream()
            .filter(column -> column.role() == Role.FEATURE || column.role() == Role.LABEL)
            .toList());
  }

  /** Rows of features with their classes, if there are classes. */
  Batch withLabels(Batch rows, int[] codes) {
    if (classes.isEmpty()) {
      return rows;
    }
    Batch labels =
        Batch.of(
            Schema.of(classes.get().label()),
            rows.firstRow(),
            rows.rows(),
            List.of(new CategoryVector(codes)));
    return Batches.beside(List.of(rows, labels)).select(rowSchema().names());
  }

  @Override
  public void write(ModelArchiveWriter writer) {
    MixtureTensors.write(this, writer);
    state.ifPresent(kept -> kept.write(writer));
  }

  @Override
  public Model update(Dataset data, RunContext context) {
    return new StepwiseEm(this, data.schema(), context).learn(data);
  }

  @Override
  public Batch sample(int rows, RandomStream random) {
    double[][] columns = new double[features.size()][rows];
    int[] codes = new JointSampler(mixture, classes).fill(columns, rows, random);
    return withLabels(features.batch(columns, rows), codes);
  }

  @Override
  public double[] logDensity(Batch rows) {
    double[] result = new double[rows.rows()];
    if (features.size() == 0) {
      return result;
    }
    new RowScores(density)
        .score(features.columns(rows), rows.rows(), (row, log, shares) -> result[row] = log);
    return result;
  }

  @Override
  public int components() {
    return mixture.components();
  }

  @Override
  public double[][] responsibilities(Batch rows) {
    double[][] result = new double[rows.rows()][];
    new RowScores(density)
        .score(
            features.columns(rows),
            rows.rows(),
            (row, log, shares) -> result[row] = shares.clone());
    return result;
  }

  @Override
  public List<String> classes() {
    return new Labels(classes.orElseThrow().label()).levels();
  }

  @Override
  public double[][] logProbabilities(Batch rows) {
    return new ClassDensities(mixture, classes.orElseThrow())
        .logProbabilities(features.columns(rows), rows.rows());
  }

  @Override
  public List<String> coordinates() {
    return features.schema().columns().stream()
        .filter(column -> column.type() instanceof ColumnType.Real)
        .map(Column::name)
        .toList();
  }

  @Override
  public double[][] gradient(Batch rows) {
    MixtureGradient gradient = new MixtureGradient(mixture);
    double[][] columns = features.columns(rows);
    int[] coordinates =
        coordinates().stream().mapToInt(name -> features.schema().indexOf(name)).toArray();
    double[][] result = new double[rows.rows()][];
    for (int row = 0; row < result.length; row++) {
      double[] whole = gradient.at(NumericFeatures.row(columns, row));
      result[row] = Arrays.stream(coordinates).mapToDouble(j -> whole[j]).toArray();
    }
    return result;
  }

  @Override
  public Model marginal(Collection<String> columns) {
    return new ConditionalMixtures(this).marginal(columns);
  }

  @Override
  public Model given(Batch evidence) {
    return new ConditionalMixtures(this).given(evidence);
  }

  @Override
  public Batch impute(Batch rows, Fill fill, RandomStream random) {
    return new ConditionalMixtures(this).impute(rows, fill, random);
  }
}
