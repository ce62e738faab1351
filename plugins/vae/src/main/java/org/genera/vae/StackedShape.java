package org.genera.vae;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.genera.api.data.Column;
import org.genera.api.data.Schema;
import org.genera.api.option.Options;

/**
 * The model of the latent variables of another model, and of the label.
 *
 * @param schema latent variables z1, z2 and so on, and the label
 * @param codec of latent variables
 * @param shape of its networks
 * @param options of a model of its own
 */
record StackedShape(Schema schema, RowCodec codec, VaeShape shape, Options options) {

  private static final List<Integer> HIDDEN = List.of(256);
  private static final int LATENT = 32;

  /**
   * The shape that options ask for.
   *
   * @param latent latent variables of the first model
   * @param rows the schema of rows, with a label
   */
  static StackedShape of(int latent, Schema rows, Options options) {
    Schema features = new LatentColumns(latent, List.of()).schema();
    List<Column> columns = new ArrayList<>(features.columns());
    columns.add(rows.label().orElseThrow());
    Map<String, String> texts = new HashMap<>();
    List<Integer> hidden = options.find(LabelOptions.STACKED_HIDDEN).orElse(HIDDEN);
    texts.put(
        VaeOptions.HIDDEN.name(),
        hidden.stream().map(String::valueOf).collect(Collectors.joining(",")));
    texts.put(
        VaeOptions.LATENT.name(),
        String.valueOf(options.find(LabelOptions.STACKED_LATENT).orElse(LATENT)));
    texts.put(VaeOptions.ACTIVATION.name(), options.get(VaeOptions.ACTIVATION));
    Options own = Options.of(VaeOptions.ALL, texts);
    RowCodec codec = new LatentCodec(features);
    VaeShape shape = VaeShape.of(codec, VaeTensors.classes(rows), own);
    return new StackedShape(Schema.of(columns), codec, shape, own);
  }

  /** Latent variables of rows, by a first model that was trained. */
  Rows rows(Rows source, NetworkTrainer trainer, NetworkTrainer.Trained first) {
    return new PosteriorRows(source, trainer.workers(), first.passes(), trainer.context().seed());
  }
}
