package org.genera.bench;

import org.genera.api.engine.BlockTask;
import org.genera.api.engine.TaskProvider;
import org.genera.api.engine.TaskSpec;
import org.genera.api.model.SeriesModel;

/** Decodes blocks of series on an engine, and writes nothing. */
final class DecodeTask implements TaskProvider {

  static final String NAME = "bench";

  private final SeriesModel.Decoding decoding;

  DecodeTask(SeriesModel.Decoding decoding) {
    this.decoding = decoding;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String description() {
    return "decodes series";
  }

  @Override
  public BlockTask blockTask(TaskSpec spec) {
    SeriesModel model = (SeriesModel) spec.model().orElseThrow();
    return (block, random) -> model.decode(block, decoding);
  }
}
