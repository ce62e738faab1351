package org.genera.hmm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.genera.api.RunContext;
import org.genera.api.data.Batch;
import org.genera.api.data.Dataset;
import org.genera.api.data.Schema;
import org.genera.api.engine.RandomStream;
import org.genera.api.model.AncestralSampling;
import org.genera.api.model.Capability;
import org.genera.api.model.Classifier;
import org.genera.api.model.Conditioning;
import org.genera.api.model.Density;
import org.genera.api.model.Fill;
import org.genera.api.model.LatentEncoder;
import org.genera.api.model.Model;
import org.genera.api.model.ModelArchiveWriter;
import org.genera.api.model.ModelHeader;
import org.genera.api.model.SeriesModel;
import org.genera.api.model.UnknownLevels;
import org.genera.api.model.Updatable;
import org.genera.likelihoods.Unseen;

/**
 * A hidden Markov model for each class of a label that series have: p(x, y) = p(y) p(x | y). Its
 * states are those of all classes. Labels are what it tells; it does not look at them.
 */
final class ClassModel
    implements Model,
        Density,
        Classifier,
        AncestralSampling,
        Conditioning,
        SeriesModel,
        LatentEncoder,
        Updatable {

  private final ModelHeader header;
  private final ClassLayout layout;
  private final double[] prior;
  private final Map<Integer, HmmModel> models;
  private final Optional<double[]> counts;
  private final ClassPosterior posterior;

  /**
   * A model.
   *
   * @param header what it knows of itself
   * @param prior p(y) of each class
   * @param models of each class of positive probability
   * @param counts the weight of the series of each class so far, if it can learn from more
   */
  ClassModel(
      ModelHeader header,
      double[] prior,
      Map<Integer, HmmModel> models,
      Optional<double[]> counts) {
    this.header = header;
    this.prior = prior;
    this.models = Map.copyOf(models);
    this.counts = counts;
    layout = ClassLayout.of(header.schema());
    posterior = new ClassPosterior(this);
  }

  /** Only a model that kept its counts learns on. */
  @Override
  public <C extends Capability> Optional<C> capability(Class<C> type) {
    return type == Updatable.class && counts.isEmpty()
        ? Optional.empty()
        : Model.super.capability(type);
  }

  @Override
  public Optional<String> whyLacking(Class<? extends Capability> type) {
    return type == Updatable.class && counts.isEmpty()
        ? Optional.of("it kept no counts of its series; fit to all series anew")
        : Optional.empty();
  }

  @Override
  public ModelHeader header() {
    return header;
  }

  ClassLayout layout() {
    return layout;
  }

  double[] prior() {
    return prior;
  }

  /** The weight of the series of each class so far. */
  Optional<double[]> counts() {
    return counts;
  }

  @Override
  public Model update(Dataset data, RunContext context) {
    return new ClassUpdate(this, context).learn(data);
  }

  /** The model of a class; none if it had no series. */
  Optional<HmmModel> ofClass(int code) {
    return Optional.ofNullable(models.get(code));
  }

  /** The model of a class that has one. */
  HmmModel seen(int code) {
    return ofClass(code).orElseThrow();
  }

  ClassPosterior posterior() {
    return posterior;
  }

  /** The classes that have a model, in order. */
  int[] seen() {
    return models.keySet().stream().mapToInt(Integer::intValue).sorted().toArray();
  }

  @Override
  public UnknownLevels unknownLevels() {
    return Unseen.of(header.options()).unknownLevels();
  }

  @Override
  public void write(ModelArchiveWriter writer) {
    ClassTensors.write(this, writer);
  }

  /** Those of the classes, class by class where they differ. */
  @Override
  public Map<String, String> notes() {
    Map<String, Map<String, String>> byKey = new LinkedHashMap<>();
    for (int y : seen()) {
      String name = classes().get(y);
      seen(y)
          .notes()
          .forEach(
              (key, note) ->
                  byKey.computeIfAbsent(key, k -> new LinkedHashMap<>()).put(name, note));
    }
    Map<String, String> notes = new LinkedHashMap<>();
    byKey.forEach(
        (key, byClass) ->
            notes.put(
                key,
                byClass.values().stream().distinct().count() == 1
                    ? byClass.values().iterator().next()
                    : byClass.toString()));
    return notes;
  }

  @Override
  public List<String> classes() {
    return layout.labels().levels();
  }

  @Override
  public double[] logDensity(Batch rows) {
    return posterior.logDensity(rows);
  }

  @Override
  public double[][] logProbabilities(Batch rows) {
    return posterior.logProbabilities(rows);
  }

  @Override
  public Batch sample(int rows, RandomStream random) {
    double[][] shares = new double[rows][];
    Arrays.fill(shares, prior);
    ClassGroups groups = ClassGroups.drawn(this, shares, random);
    return groups.labelled(layout, 0, (code, members) -> seen(code).sample(members.length, random));
  }

  @Override
  public Model marginal(Collection<String> columns) {
    return new ClassConditioning(this).marginal(columns);
  }

  @Override
  public Model given(Batch evidence) {
    return new ClassConditioning(this).given(evidence);
  }

  @Override
  public boolean[] impossible(Batch rows) {
    return new ClassConditioning(this).impossible(rows);
  }

  @Override
  public Batch impute(Batch rows, Fill fill, RandomStream random) {
    return new ClassConditioning(this).impute(rows, fill, random);
  }

  @Override
  public Batch continueSeries(Batch prefixes, int steps, RandomStream random) {
    Batch rows = layout.withoutLabel(prefixes);
    ClassGroups groups = ClassGroups.drawn(this, posterior.possible(rows), random);
    return groups.together(
        prefixes.firstRow(),
        (code, members) -> seen(code).continueSeries(rows.pick(members), steps, random));
  }

  @Override
  public Batch decode(Batch rows, Decoding decoding) {
    return new ClassDecoder(this).decode(rows, decoding);
  }

  @Override
  public Paths decodePaths(Batch rows, int count) {
    return new ClassDecoder(this).paths(rows, count);
  }

  @Override
  public Filter filter() {
    return new ClassFilter(this);
  }

  @Override
  public Batch forecast(Batch rows, int horizon, List<Double> levels) {
    double[][] shares = posterior.shares(rows);
    ClassDecoder decoder = new ClassDecoder(this);
    List<Forecaster.Part> parts = new ArrayList<>();
    for (int y : seen()) {
      double[] weights = Arrays.stream(shares).mapToDouble(share -> share[y]).toArray();
      parts.add(new Forecaster.Part(seen(y), weights, decoder.columns(y)));
    }
    return new Forecaster(parts, horizon, levels).forecast(layout.withoutLabel(rows));
  }

  @Override
  public Schema encodingSchema() {
    return new ClassDecoder(this).encodingSchema();
  }

  @Override
  public Batch encode(Batch rows) {
    return new ClassDecoder(this).encode(rows);
  }
}
