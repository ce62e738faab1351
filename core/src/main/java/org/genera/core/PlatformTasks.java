package org.genera.core;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.genera.api.data.Batch;
import org.genera.api.data.Batches;
import org.genera.api.data.Column;
import org.genera.api.data.RealVector;
import org.genera.api.data.Schema;
import org.genera.api.engine.BlockTask;
import org.genera.api.engine.TaskProvider;
import org.genera.api.engine.TaskSpec;
import org.genera.api.model.Density;
import org.genera.api.model.Fill;
import org.genera.api.model.SeriesModel;
import org.genera.api.option.Option;
import org.genera.api.option.Options;

/** The platform's own work on blocks: scoring, imputation, classification and decoding. */
final class PlatformTasks implements TaskProvider {

  static final String NAME = "platform";
  static final String SCORE = "score";
  static final String IMPUTE = "impute";
  static final String CLASSIFY = "classify";
  static final String DECODE = "decode";
  static final Schema SCORES = Schema.of(Column.real("logDensity"), Column.real("weight"));

  private static final Option<String> FILL =
      Option.choice("fill", "draw", "mean", "mode").describe("what fills a cell");

  private static final Option<String> METHOD =
      Option.choice("method", "viterbi", "posterior").describe("which states are meant");

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
    return List.of(FILL, METHOD);
  }

  static Options fill(Fill fill) {
    return Options.of(List.of(FILL), Map.of(FILL.name(), fill.name().toLowerCase(Locale.ROOT)));
  }

  static Options method(SeriesModel.Decoding method) {
    String word = method.name().toLowerCase(Locale.ROOT);
    return Options.of(List.of(METHOD), Map.of(METHOD.name(), word));
  }

  @Override
  public BlockTask blockTask(TaskSpec spec) {
    return switch (spec.task()) {
      case SCORE -> score(spec.model().orElseThrow().require(Density.class));
      case IMPUTE -> new ImputeTask(spec, Fill.valueOf(word(spec, FILL)));
      case CLASSIFY -> new ClassifyTask(spec.model().orElseThrow());
      case DECODE -> decode(spec, spec.model().orElseThrow().require(SeriesModel.class));
      default -> TaskProvider.super.blockTask(spec);
    };
  }

  private static BlockTask score(Density density) {
    return (block, random) ->
        Batch.of(
            SCORES,
            block.firstRow(),
            block.rows(),
            List.of(new RealVector(density.logDensity(block)), new RealVector(block.weights())));
  }

  private static String word(TaskSpec spec, Option<String> option) {
    return spec.options().get(option).toUpperCase(Locale.ROOT);
  }

  /** Identifiers, and the states of each series. */
  private static BlockTask decode(TaskSpec spec, SeriesModel model) {
    SeriesModel.Decoding method = SeriesModel.Decoding.valueOf(word(spec, METHOD));
    Schema identifiers = Decoding.asIdentifiers(Decoding.identifiers(spec.schema()));
    return (block, random) ->
        Batches.beside(
            List.of(
                block.select(identifiers.names()).withSchema(identifiers),
                model.decode(block, method)));
  }
}
