package org.genera.core;

import com.google.inject.Guice;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.genera.api.Cancellation;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Dataset;
import org.genera.api.data.DatasetFormat;
import org.genera.api.engine.EngineFactory;
import org.genera.api.metric.Metric;
import org.genera.api.metric.MetricRequest;
import org.genera.api.metric.MetricResult;
import org.genera.api.model.Capability;
import org.genera.api.model.Fill;
import org.genera.api.model.LatentSpace;
import org.genera.api.model.Model;
import org.genera.api.model.ModelFamily;
import org.genera.api.model.SeriesModel;
import org.genera.api.option.Options;
import org.genera.api.sample.SampleReport;
import org.genera.api.sample.SamplerFactory;
import org.genera.core.data.RowSelection;
import org.genera.core.plugin.PluginCatalog;
import org.genera.core.plugin.PluginContext;

/**
 * Everything that the platform does, in one object: opens data, trains, saves, loads, samples,
 * scores, fills. Thread-safe.
 *
 * <pre>{@code
 * Genera genera = Genera.builder().applicationPlugins().build();
 * try (DataHandle data = genera.open(DataRequest.of("people.csv"))) {
 *   Model model = genera.fit(FitRequest.of("gmm", data).options(Map.of("components", "3"))).model();
 *   genera.save(model, Path.of("people.genera"), false);
 * }
 * }</pre>
 */
public final class Genera {

  private final PluginCatalog catalog;
  private final Registry<ModelFamily> families;
  private final Registry<DatasetFormat> formats;
  private final Registry<SamplerFactory> samplers;
  private final Registry<Metric> metrics;
  private final Registry<EngineFactory> engines;
  private final Runs runs;
  private final ModelStore models;
  private final DataService data;
  private final Fitting fitting;
  private final Scoring scoring;
  private final Bounding bounding;
  private final Decoding decoding;
  private final Encoding encoding;
  private final LatentDecoding latentDecoding;
  private final Interpolation interpolation;
  private final SeriesOutlook outlook;
  private final Imputation imputation;
  private final Sampling sampling;
  private final Classification classification;
  private final Updating updating;
  private final Comparing comparing;

  @Inject
  Genera(
      PluginCatalog catalog,
      Registry<ModelFamily> families,
      Registry<DatasetFormat> formats,
      Registry<SamplerFactory> samplers,
      Registry<Metric> metrics,
      Registry<EngineFactory> engines,
      Runs runs,
      ModelStore models,
      DataService data,
      Fitting fitting,
      Scoring scoring,
      Bounding bounding,
      Decoding decoding,
      Encoding encoding,
      LatentDecoding latentDecoding,
      Interpolation interpolation,
      SeriesOutlook outlook,
      Imputation imputation,
      Sampling sampling,
      Classification classification,
      Updating updating,
      Comparing comparing) {
    this.catalog = catalog;
    this.families = families;
    this.formats = formats;
    this.samplers = samplers;
    this.metrics = metrics;
    this.engines = engines;
    this.runs = runs;
    this.models = models;
    this.data = data;
    this.fitting = fitting;
    this.scoring = scoring;
    this.bounding = bounding;
    this.decoding = decoding;
    this.encoding = encoding;
    this.latentDecoding = latentDecoding;
    this.interpolation = interpolation;
    this.outlook = outlook;
    this.imputation = imputation;
    this.sampling = sampling;
    this.classification = classification;
    this.updating = updating;
    this.comparing = comparing;
  }

  /**
   * Starts to build a platform.
   *
   * @return a builder without plugins
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * The platform's version.
   *
   * @return the version of the API's module, or {@code "unknown"} on a class path
   */
  public static String version() {
    return Optional.ofNullable(ModelFamily.class.getModule().getDescriptor())
        .flatMap(java.lang.module.ModuleDescriptor::rawVersion)
        .orElse("unknown");
  }

  /**
   * What plugins were found, and what is wrong with those that were not loaded.
   *
   * @return the catalogue
   */
  public PluginCatalog plugins() {
    return catalog;
  }

  /**
   * The model families.
   *
   * @return families by name
   */
  public Registry<ModelFamily> families() {
    return families;
  }

  /**
   * The dataset formats.
   *
   * @return formats by name
   */
  public Registry<DatasetFormat> formats() {
    return formats;
  }

  /**
   * The samplers.
   *
   * @return samplers by name
   */
  public Registry<SamplerFactory> samplers() {
    return samplers;
  }

  /**
   * The metrics.
   *
   * @return metrics by name
   */
  public Registry<Metric> metrics() {
    return metrics;
  }

  /**
   * The engines.
   *
   * @return engines by name
   */
  public Registry<EngineFactory> engines() {
    return engines;
  }

  /**
   * Opens data.
   *
   * @param request where they lie, and how to read them
   * @return the data, which the caller closes
   * @throws GeneraException for data that are absent or malformed, unknown formats, options or
   *     columns
   */
  public DataHandle open(DataRequest request) {
    return data.open(request);
  }

  /**
   * Writes data. The output appears when it is complete, or not at all.
   *
   * @param rows the rows
   * @param output where and how
   * @param cancellation the flag that stops the work
   * @return how many rows were written
   * @throws GeneraException {@link StandardError#OUTPUT_EXISTS}, or what reading or writing threw
   */
  public long write(Dataset rows, OutputRequest output, Cancellation cancellation) {
    return data.write(rows, output, cancellation);
  }

  /**
   * Parts rows in two at random.
   *
   * @param rows the rows
   * @param fraction the share of the first part
   * @param seed the seed
   * @return the parts
   */
  public RowSelection split(Dataset rows, double fraction, long seed) {
    return RowSelection.random(rows, fraction, seed, "split");
  }

  /**
   * Refuses an output that exists or cannot be written, before any work is done.
   *
   * @param output where and how
   * @throws GeneraException {@link StandardError#OUTPUT_EXISTS} or {@link StandardError#USAGE}
   */
  public void checkOutput(OutputRequest output) {
    data.checkOutput(output);
  }

  /**
   * The format that an output would be written in.
   *
   * @param output where and how
   * @return the format
   * @throws GeneraException {@link StandardError#USAGE} if no format can write it
   */
  public DatasetFormat outputFormat(OutputRequest output) {
    return data.outputFormat(output);
  }

  /**
   * Trains a model.
   *
   * @param request what to learn from which data
   * @return the model and how it went
   * @throws GeneraException what the family, the data or the options gave reason for
   */
  public FitResult fit(FitRequest request) {
    return fitting.fit(request);
  }

  /**
   * Saves a model.
   *
   * @param model the model
   * @param path where to
   * @param overwrite whether an existing file is replaced
   * @throws GeneraException {@link StandardError#OUTPUT_EXISTS} or {@link
   *     StandardError#INPUT_OUTPUT}
   */
  public void save(Model model, Path path, boolean overwrite) {
    models.save(model, path, overwrite);
  }

  /**
   * Loads a model.
   *
   * @param path a model file
   * @return the model
   * @throws GeneraException {@link StandardError#INVALID_MODEL_FILE}, or {@link
   *     StandardError#PLUGIN_LOAD} where the model's family is not there
   */
  public Model load(Path path) {
    return models.load(path);
  }

  /**
   * Draws rows and writes them.
   *
   * @param job how many from which model, and where to
   * @return how it went
   */
  public SampleReport sample(SampleJob job) {
    return sampling.sample(job);
  }

  /**
   * Computes log p(x) of every row.
   *
   * @param model a model with a density
   * @param rows rows with the model's features
   * @param output where the log-densities are written, if anywhere
   * @param run threads, listener, cancellation
   * @return sums
   */
  public ScoreResult score(
      Model model, Dataset rows, Optional<OutputRequest> output, RunOptions run) {
    return scoring.score(model, rows, output, run);
  }

  /**
   * Bounds log p(x) of every row from below, where a model has no density itself.
   *
   * @param model a model with a bound
   * @param rows rows with the model's features
   * @param output where the bounds are written, if anywhere: {@code elbo}, and with several draws
   *     {@code importanceWeighted} and its {@code standardError}
   * @param draws latent draws a row, 1 to a million: the more, the tighter the importance-weighted
   *     bound
   * @param run seed, threads, listener, cancellation
   * @return sums
   */
  public BoundResult bound(
      Model model, Dataset rows, Optional<OutputRequest> output, int draws, RunOptions run) {
    return bounding.bound(model, rows, output, draws, run);
  }

  /**
   * Fills the missing cells of every row.
   *
   * @param model a model that can condition
   * @param rows rows with the model's features; other columns are carried along
   * @param output where the filled rows are written
   * @param fill draw, mean or mode
   * @param run seed, threads, listener, cancellation
   * @return counts
   */
  public ImputeResult impute(
      Model model, Dataset rows, OutputRequest output, Fill fill, RunOptions run) {
    return imputation.impute(model, rows, output, fill, run);
  }

  /**
   * Finds the states behind every series.
   *
   * @param model a model of series
   * @param rows series of the model's columns
   * @param output where identifiers, states and their probabilities are written
   * @param method which sequence of states is meant
   * @param run threads, listener, cancellation
   * @return counts
   */
  public DecodeResult decode(
      Model model,
      Dataset rows,
      OutputRequest output,
      SeriesModel.Decoding method,
      RunOptions run) {
    return decoding.decode(model, rows, output, method, run);
  }

  /**
   * Finds the most probable sequences of states behind every series, the best and those after it.
   *
   * @param model a model of series
   * @param rows series with the model's columns; identifiers and ignored columns are carried along
   * @param output where they are written, each with its number and log p(path | series)
   * @param count how many of each series, 1 to 1000; fewer where no more are possible
   * @param run threads, listener, cancellation
   * @return counts
   */
  public PathsResult decodePaths(
      Model model, Dataset rows, OutputRequest output, int count, RunOptions run) {
    return decoding.paths(model, rows, output, count, run);
  }

  /**
   * Refuses a model that can neither {@link #decode} series nor {@link #decodeLatents}, before any
   * data are read.
   *
   * @param model a model
   * @throws GeneraException {@link StandardError#UNSUPPORTED_CAPABILITY} with what it can do, and
   *     the families that can
   */
  public void requireDecoder(Model model) {
    runs.requireAny(model, List.of(SeriesModel.class, LatentSpace.class));
  }

  /**
   * Makes rows of latent variables.
   *
   * @param model a model with a latent space
   * @param latents rows with its latent variables, such as {@link #encode} writes; other columns
   *     are carried along, but for those that the model makes
   * @param output where the rows are written
   * @param fill a draw from p(x | z), its mean or its mode
   * @param run seed, threads, listener, cancellation
   * @return counts
   * @throws GeneraException {@link StandardError#INVALID_DATA} where a latent variable is missing
   */
  public MadeRows decodeLatents(
      Model model, Dataset latents, OutputRequest output, Fill fill, RunOptions run) {
    return latentDecoding.decode(model, latents, output, fill, run);
  }

  /**
   * Goes from row to row through the latent space, and makes the rows on the way.
   *
   * @param model a model with a latent space and an encoder
   * @param rows rows with the model's features
   * @param output where the rows that are made are written, beside the numbers of the two that they
   *     lie between and how far behind the first
   * @param request between which rows, in how many steps
   * @param run seed, threads, listener, cancellation
   * @return counts
   * @throws GeneraException {@link StandardError#USAGE} for a row that is not there
   */
  public MadeRows interpolate(
      Model model, Dataset rows, OutputRequest output, InterpolateRequest request, RunOptions run) {
    return interpolation.interpolate(model, rows, output, request, run);
  }

  /**
   * Refuses a model that cannot {@link #interpolate}, before any data are read.
   *
   * @param model a model
   * @throws GeneraException {@link StandardError#UNSUPPORTED_CAPABILITY} with the families that can
   */
  public void requireInterpolation(Model model) {
    interpolation.requireContinuous(model);
  }

  /**
   * Finds what is behind every row: its encoding, or p(component | x) of each component.
   *
   * @param model a model with latent variables or memberships
   * @param rows rows with the model's features; identifiers and ignored columns are carried along
   * @param output where they and the encodings are written
   * @param run threads, listener, cancellation
   * @return counts
   */
  public EncodeResult encode(Model model, Dataset rows, OutputRequest output, RunOptions run) {
    return encode(model, rows, output, EncodeRequest.CODES, run);
  }

  /**
   * The same, with what else is asked for.
   *
   * @param model a model with latent variables or memberships
   * @param rows rows with the model's features; identifiers and ignored columns are carried along
   * @param output where they and the encodings are written
   * @param request what is to be told
   * @param run threads, listener, cancellation
   * @return counts
   * @throws GeneraException {@link StandardError#UNSUPPORTED_CAPABILITY} if the model cannot tell
   *     it
   */
  public EncodeResult encode(
      Model model, Dataset rows, OutputRequest output, EncodeRequest request, RunOptions run) {
    return encoding.encode(model, rows, output, request, run);
  }

  /**
   * Refuses a model that cannot {@link #encode}, before any data are read.
   *
   * @param model a model
   * @param request what is to be told
   * @throws GeneraException {@link StandardError#UNSUPPORTED_CAPABILITY} with the families that can
   */
  public void requireEncoder(Model model, EncodeRequest request) {
    encoding.requireEncoder(model, request);
  }

  /**
   * Tells the distributions of the steps after every series.
   *
   * @param model a model of series
   * @param rows series of the model's columns
   * @param output where they are written: identifiers, then a row a step
   * @param request how many steps ahead, with which intervals
   * @param run threads, listener, cancellation
   * @return counts
   */
  public ForecastResult forecast(
      Model model, Dataset rows, OutputRequest output, ForecastRequest request, RunOptions run) {
    return outlook.forecast(model, rows, output, request, run);
  }

  /**
   * Draws how every series goes on.
   *
   * @param model a model of series
   * @param rows series of the model's columns
   * @param output where identifiers and steps are written
   * @param steps how many steps to draw after each
   * @param withPrefix whether the steps that were given are written before those drawn
   * @param run seed, threads, listener, cancellation
   * @return counts
   */
  public ForecastResult continueSeries(
      Model model,
      Dataset rows,
      OutputRequest output,
      int steps,
      boolean withPrefix,
      RunOptions run) {
    return outlook.goOn(model, rows, output, steps, withPrefix, run);
  }

  /**
   * Computes p(y | x) of every row.
   *
   * @param model a model with a label
   * @param rows rows with the model's features, and its label where it is known
   * @param output where the likeliest class and the probabilities are written, if anywhere
   * @param run threads, listener, cancellation
   * @return how well the labels were told
   */
  public ClassifyResult classify(
      Model model, Dataset rows, Optional<OutputRequest> output, RunOptions run) {
    return classification.classify(model, rows, output, run);
  }

  /**
   * Lets a model learn from more rows, in their order, without seeing the old ones again.
   *
   * @param model a model that can; it stays as it is
   * @param rows rows with the model's features and label
   * @param run seed, threads, listener, cancellation
   * @return the new model
   */
  public UpdateResult update(Model model, Dataset rows, RunOptions run) {
    return updating.update(model, rows, run);
  }

  /**
   * Refuses families that cannot be compared, before any data are read.
   *
   * @param plan the families
   * @throws GeneraException for a family that is not there or cannot classify, or an option that it
   *     does not know
   */
  public void checkComparison(CompareRequest.Plan plan) {
    comparing.contests(plan);
  }

  /**
   * Trains families on the same labelled rows and judges them on the same others. A family that
   * cannot model the data does not end the comparison.
   *
   * @param request which families, on which data
   * @return how each did
   * @throws GeneraException as {@link #checkComparison}; {@link StandardError#USAGE} for data
   *     without a label column or with fewer labelled rows than folds, {@link
   *     StandardError#NO_DATA} if no row has a label, {@link StandardError#INVALID_DATA} if there
   *     is only one class; what the first family gave reason for, if none can model the data
   */
  public CompareResult compare(CompareRequest request) {
    return comparing.compare(request);
  }

  /**
   * Judges a model by a metric.
   *
   * @param metric the metric's name
   * @param options the metric's options, as text
   * @param model the model
   * @param inputs the data that the metric looks at
   * @param run seed, threads, listener, cancellation
   * @return its figures
   */
  public MetricResult evaluate(
      String metric,
      Map<String, String> options,
      Model model,
      Map<Metric.Input, Dataset> inputs,
      RunOptions run) {
    Metric judge = metrics.get(metric);
    runs.requireAll(model, judge.requires());
    return runs.within(
        run,
        context -> {
          MetricRequest.Builder request =
              MetricRequest.on(context).options(Options.of(judge.options(), options)).model(model);
          inputs.forEach(request::data);
          return PluginContext.call(judge, () -> judge.evaluate(request.build()));
        });
  }

  /**
   * A capability of a model.
   *
   * @param <C> the capability
   * @param model the model
   * @param type the capability's interface
   * @return the model as that interface
   * @throws GeneraException {@link StandardError#UNSUPPORTED_CAPABILITY} with the families that
   *     have it
   */
  public <C extends Capability> C require(Model model, Class<C> type) {
    return runs.require(model, type);
  }

  /** Builds a {@link Genera}. */
  public static final class Builder {

    private final List<Path> directories = new ArrayList<>();
    private boolean application;

    private Builder() {}

    /**
     * Adds a directory of plugin directories.
     *
     * @param path such as {@code plugins/} of a distribution
     * @return this
     */
    public Builder pluginDirectory(Path path) {
      directories.add(path);
      return this;
    }

    /**
     * Adds the plugins on the application's own class path or module path.
     *
     * @return this
     */
    public Builder applicationPlugins() {
      application = true;
      return this;
    }

    /**
     * Builds the platform. Plugins that cannot be loaded are in {@link PluginCatalog#problems}.
     *
     * @return the platform
     * @throws GeneraException {@link StandardError#USAGE} if both kinds of plugins, or none, were
     *     named
     */
    public Genera build() {
      return Guice.createInjector(new GeneraModule(catalog())).getInstance(Genera.class);
    }

    private PluginCatalog catalog() {
      if (application == !directories.isEmpty()) {
        throw new GeneraException(
            StandardError.USAGE,
            "Name either plugin directories or the application's own plugins.");
      }
      return application ? PluginCatalog.ofApplication() : PluginCatalog.ofDirectories(directories);
    }
  }
}
