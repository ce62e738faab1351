package org.genera.core;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.genera.api.RunContext;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchSink;
import org.genera.api.data.Column;
import org.genera.api.data.Dataset;
import org.genera.api.data.RealVector;
import org.genera.api.data.Schema;
import org.genera.api.engine.BlockRequest;
import org.genera.api.engine.BlockTask;
import org.genera.api.engine.TaskProvider;
import org.genera.api.engine.TaskSpec;
import org.genera.api.model.Density;
import org.genera.api.model.DensityBound;
import org.genera.api.model.Fill;
import org.genera.api.model.Model;
import org.genera.api.model.SeriesModel;
import org.genera.api.option.Option;
import org.genera.api.option.Options;

/**
 * The platform's own work on blocks: scoring, imputation, classification, encoding, and that on
 * series.
 */
final class PlatformTasks implements TaskProvider {

  static final String NAME = "platform";
  static final String SCORE = "score";
  static final String BOUND = "bound";
  static final String IMPUTE = "impute";
  static final String CLASSIFY = "classify";
  static final String DECODE = "decode";
  static final String DECODE_LATENTS = "decode-latents";
  static final String PATHS = "paths";
  static final String ENCODE = "encode";
  static final String FORECAST = "forecast";
  static final String CONTINUE = "continue";
  static final Schema SCORES = Schema.of(Column.real("logDensity"), Column.real("weight"));

  static final Schema BOUNDS =
      Schema.of(
          Column.real("elbo"),
          Column.real("importanceWeighted"),
          Column.real("standardError"),
          Column.real("weight"));

  private static final Option<String> FILL =
      Option.choice("fill", "draw", "mean", "mode").describe("what fills a cell");

  private static final Option<String> METHOD =
      Option.choice("method", "viterbi", "path", "posterior", "filter")
          .describe("which states are meant");

  private static final Option<Integer> COUNT =
      Option.integer("paths").min(1).max(1000).describe("how many paths of each series");

  private static final Option<Integer> STEPS =
      Option.integer("steps").min(0).describe("how many steps to go on");

  private static final Option<List<Double>> INTERVALS =
      Option.reals("intervals").orElse(List.of()).describe("coverages of intervals");

  private static final Option<Integer> DRAWS =
      Option.integer("draws").min(1).max(1_000_000).orElse(1).describe("latent draws a row");

  private static final Option<Boolean> DEVIATIONS =
      Option.bool("deviations")
          .orElse(false)
          .describe("whether deviations of latent variables are told");

  private static final Option<Boolean> PREFIX =
      Option.bool("prefix").orElse(false).describe("whether what was known is written too");

  /** Series are long, so a block has few of them: enough to be worked on side by side. */
  private static final int SERIES_OF_A_BLOCK = 32;

  /**
   * Asks for all blocks of some data.
   *
   * @param task what is done with each
   * @param rows the data
   * @param purpose what chance is for
   * @param sink takes the results in order
   * @param context of the run
   */
  static BlockRequest blocks(
      TaskSpec task, Dataset rows, String purpose, BatchSink sink, RunContext context) {
    boolean series = !rows.schema().series().isEmpty();
    int blockRows = Math.min(context.blockRows(), SERIES_OF_A_BLOCK);
    RunContext sized = series ? context.toBuilder().blockRows(blockRows).build() : context;
    return new BlockRequest(task, rows, purpose, sink, sized);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String description() {
    return "the platform's own work on blocks";
  }

  @Override
  public List<Option<?>> options() {
    return List.of(FILL, METHOD, COUNT, STEPS, INTERVALS, PREFIX, DRAWS, DEVIATIONS);
  }

  static Options fill(Fill fill) {
    return Options.of(List.of(FILL), Map.of(FILL.name(), fill.name().toLowerCase(Locale.ROOT)));
  }

  static Options draws(int draws) {
    return Options.of(List.of(DRAWS), Map.of(DRAWS.name(), Integer.toString(draws)));
  }

  static Options encode(EncodeRequest request) {
    return Options.of(
        List.of(DEVIATIONS), Map.of(DEVIATIONS.name(), Boolean.toString(request.deviations())));
  }

  static Options method(SeriesModel.Decoding method) {
    String word = method.name().toLowerCase(Locale.ROOT);
    return Options.of(List.of(METHOD), Map.of(METHOD.name(), word));
  }

  static Options paths(int count) {
    return Options.of(List.of(COUNT), Map.of(COUNT.name(), Integer.toString(count)));
  }

  static Options forecast(ForecastRequest request) {
    String intervals =
        request.intervals().stream().map(String::valueOf).collect(Collectors.joining(","));
    Map<String, String> texts = new HashMap<>();
    texts.put(STEPS.name(), Integer.toString(request.horizon()));
    if (!intervals.isEmpty()) {
      texts.put(INTERVALS.name(), intervals);
    }
    return Options.of(List.of(STEPS, INTERVALS), texts);
  }

  static Options goOn(int steps, boolean withPrefix) {
    return Options.of(
        List.of(STEPS, PREFIX),
        Map.of(STEPS.name(), Integer.toString(steps), PREFIX.name(), Boolean.toString(withPrefix)));
  }

  @Override
  public BlockTask blockTask(TaskSpec spec) {
    return switch (spec.task()) {
      case SCORE -> score(spec);
      case BOUND ->
          bound(spec.model().orElseThrow().require(DensityBound.class), spec.options().get(DRAWS));
      case IMPUTE -> new ImputeTask(spec, Fill.valueOf(word(spec, FILL)));
      case CLASSIFY -> new ClassifyTask(spec.model().orElseThrow(), spec.schema());
      case ENCODE ->
          new EncodeTask(
              spec.model().orElseThrow(),
              spec.schema(),
              new EncodeRequest(spec.options().get(DEVIATIONS)));
      case DECODE -> decode(spec);
      case DECODE_LATENTS ->
          new LatentDecodeTask(
              spec.model().orElseThrow(), spec.schema(), Fill.valueOf(word(spec, FILL)));
      case PATHS ->
          new PathsTask(spec.model().orElseThrow(), spec.schema(), spec.options().get(COUNT));
      case FORECAST ->
          new ForecastTask(
              spec.model().orElseThrow(),
              spec.schema(),
              new ForecastRequest(spec.options().get(STEPS), spec.options().get(INTERVALS)));
      case CONTINUE ->
          new ContinueTask(
              spec.model().orElseThrow(),
              spec.schema(),
              spec.options().get(STEPS),
              spec.options().get(PREFIX));
      default -> TaskProvider.super.blockTask(spec);
    };
  }

  private static BlockTask score(TaskSpec spec) {
    Model model = spec.model().orElseThrow();
    Density density = model.require(Density.class);
    List<Column> names = SeriesKeys.naming(spec.schema(), model);
    return (block, random) ->
        SeriesKeys.named(
            names,
            block,
            Batch.of(
                SCORES,
                block.firstRow(),
                block.rows(),
                List.of(
                    new RealVector(density.logDensity(block)), new RealVector(block.weights()))));
  }

  private static BlockTask bound(DensityBound model, int draws) {
    return (block, random) -> {
      DensityBound.Bounds bounds = model.bound(block, draws, random);
      return Batch.of(
          BOUNDS,
          block.firstRow(),
          block.rows(),
          List.of(
              new RealVector(bounds.elbo()),
              new RealVector(bounds.importanceWeighted()),
              new RealVector(bounds.standardError()),
              new RealVector(block.weights())));
    };
  }

  private static String word(TaskSpec spec, Option<String> option) {
    return spec.options().get(option).toUpperCase(Locale.ROOT);
  }

  private static BlockTask decode(TaskSpec spec) {
    SeriesModel.Decoding method = SeriesModel.Decoding.valueOf(word(spec, METHOD));
    return new DecodeTask(spec.model().orElseThrow(), spec.schema(), method);
  }
}
