package org.genera.hmm;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.genera.api.GeneraException;
import org.genera.api.RunContext;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.Column;
import org.genera.api.data.Dataset;
import org.genera.api.data.Schema;
import org.genera.api.data.SeriesVector;
import org.genera.api.engine.RandomStream;
import org.genera.api.model.AncestralSampling;
import org.genera.api.model.Capability;
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
import org.genera.likelihoods.Factor;
import org.genera.likelihoods.Unseen;

/** A fitted hidden Markov model. */
final class HmmModel
    implements Model,
        Density,
        AncestralSampling,
        Conditioning,
        SeriesModel,
        LatentEncoder,
        Updatable {

  private final ModelHeader header;
  private final SeriesLayout layout;
  private final Parameters parameters;
  private final Plan plan;
  private final Lengths lengths;
  private final Optional<LearningState> state;

  /**
   * A model.
   *
   * @param header what it knows of itself
   * @param parameters of chain and emissions
   * @param plan what is counted in order to learn on
   * @param lengths of the series of the training
   * @param state what it needs to learn from more series, if it can
   */
  HmmModel(
      ModelHeader header,
      Parameters parameters,
      Plan plan,
      Lengths lengths,
      Optional<LearningState> state) {
    this.header = header;
    this.parameters = parameters;
    this.plan = plan;
    this.lengths = lengths;
    this.state = state;
    layout = SeriesLayout.of(header.schema());
  }

  /** A model that does not learn on. */
  HmmModel(ModelHeader header, Parameters parameters, Plan plan, Lengths lengths) {
    this(header, parameters, plan, lengths, Optional.empty());
  }

  /** This model with other parameters. */
  HmmModel with(Parameters others) {
    return new HmmModel(header, others, plan, lengths, state);
  }

  /** Only a model that kept its statistics learns on. */
  @Override
  public <C extends Capability> Optional<C> capability(Class<C> type) {
    return type == Updatable.class && state.isEmpty()
        ? Optional.empty()
        : Model.super.capability(type);
  }

  @Override
  public Optional<String> whyLacking(Class<? extends Capability> type) {
    return type == Updatable.class && state.isEmpty() ? Optional.of(whyFixed()) : Optional.empty();
  }

  private String whyFixed() {
    return parameters.posterior().isPresent()
        ? "it is fitted by variational Bayes, which has no updates; fit to all series, --from it"
        : "it kept no statistics of its series; fit to all series anew";
  }

  @Override
  public ModelHeader header() {
    return header;
  }

  SeriesLayout layout() {
    return layout;
  }

  Parameters parameters() {
    return parameters;
  }

  Plan plan() {
    return plan;
  }

  Lengths lengths() {
    return lengths;
  }

  Optional<LearningState> state() {
    return state;
  }

  @Override
  public Model update(Dataset data, RunContext context) {
    return new Update(this, context).learn(data).model();
  }

  @Override
  public UnknownLevels unknownLevels() {
    return Unseen.of(header.options()).unknownLevels();
  }

  @Override
  public void write(ModelArchiveWriter writer) {
    HmmTensors.write(this, writer);
  }

  /** Which emission each column of a step has, whoever chose it; and how long states last. */
  @Override
  public Map<String, String> notes() {
    Map<String, String> notes = new LinkedHashMap<>();
    for (Factor factor : parameters.emissions()) {
      for (Column column : factor.columns()) {
        notes.put(HmmOptions.EMISSION.name() + "." + column.name(), factor.type().name());
      }
    }
    parameters
        .chain()
        .durations()
        .ifPresent(
            of ->
                notes.put(
                    "durations",
                    of.describe(layout.names(plan.states()), plan.structure().lasting())));
    return notes;
  }

  /**
   * That of the steps, summed over all sequences of states: given how many there are, or with the
   * end of the series where it ends by the chain.
   */
  @Override
  public double[] logDensity(Batch rows) {
    SeriesVector series = layout.in(rows);
    boolean[] observed = layout.observed(series.steps());
    boolean ends = parameters.chain().end().isPresent();
    double[] result = new double[rows.rows()];
    new SeriesPass(parameters)
        .filter(
            series,
            (row, log, last) ->
                result[row] =
                    ends || anyOf(observed, series.offsets()[row], series.offsets()[row + 1])
                        ? log
                        : 0);
    return result;
  }

  private static boolean anyOf(boolean[] observed, int from, int to) {
    for (int t = from; t < to; t++) {
      if (observed[t]) {
        return true;
      }
    }
    return false;
  }

  @Override
  public Batch sample(int rows, RandomStream random) {
    return new SeriesSampler(this).sample(rows, random);
  }

  /** This model: it has no column but that of series. */
  @Override
  public Model marginal(Collection<String> columns) {
    header.schema().select(columns);
    if (!columns.contains(layout.series().name())) {
      throw new GeneraException(
          StandardError.USAGE, "Name the column of series, '" + layout.series().name() + "'.");
    }
    return this;
  }

  /** This model, as there is nothing but series: they are what is open, or nothing is. */
  @Override
  public Model given(Batch evidence) {
    SeriesEvidence.requireOne(evidence);
    if (layout.in(evidence).length(0) > 0) {
      throw SeriesEvidence.nothingOpen(layout.series().name());
    }
    return this;
  }

  @Override
  public boolean[] impossible(Batch rows) {
    return new SeriesFilling(this).impossible(rows);
  }

  @Override
  public Batch impute(Batch rows, Fill fill, RandomStream random) {
    return new SeriesFilling(this).fill(rows, fill, random);
  }

  @Override
  public Batch continueSeries(Batch prefixes, int steps, RandomStream random) {
    return new SeriesSampler(this).continued(prefixes, steps, random);
  }

  @Override
  public Batch decode(Batch rows, Decoding decoding) {
    return new Decoder(this).decode(rows, decoding);
  }

  @Override
  public Paths decodePaths(Batch rows, int count) {
    return new PathDecoder(this).paths(rows, count);
  }

  @Override
  public Filter filter() {
    return new StateFilter(this);
  }

  @Override
  public Batch forecast(Batch rows, int horizon, List<Double> levels) {
    double[] ones = new double[rows.rows()];
    Arrays.fill(ones, 1);
    Forecaster.Part whole = new Forecaster.Part(this, ones, new Decoder(this).columns());
    return new Forecaster(List.of(whole), horizon, levels).forecast(rows);
  }

  @Override
  public Schema encodingSchema() {
    return new Decoder(this).encodingSchema();
  }

  @Override
  public Batch encode(Batch rows) {
    return new Decoder(this).encode(rows);
  }
}
