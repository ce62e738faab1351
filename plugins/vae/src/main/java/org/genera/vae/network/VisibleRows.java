package org.genera.vae.network;

import java.util.function.Consumer;
import org.genera.api.engine.RandomStream;
import org.genera.neural.Parameters;
import org.genera.neural.encoding.RowEncoding;
import org.genera.vae.row.RowCodec;
import org.genera.vae.row.RowLayout;
import org.genera.vae.row.Treatment;

/**
 * Rows as a pass takes them: cells that were treated, and what the encoder sees of them. Used by
 * one thread at a time.
 */
final class VisibleRows {

  private final RowLayout layout;
  private final RowEncoding encoding;
  private final Treatment treatment;
  private final Parameters parameters;
  private final int embeddingStart;

  private int count;
  private float[] cells = {};
  private float[] visible = {};
  private float[] byVisible = {};

  /**
   * No rows yet.
   *
   * @param embeddingStart where the parameters of the encoding lie
   */
  VisibleRows(RowCodec codec, Parameters parameters, int embeddingStart) {
    layout = codec.layout();
    encoding = codec.encoding();
    treatment = codec.treatment();
    this.parameters = parameters;
    this.embeddingStart = embeddingStart;
  }

  /** Makes room. */
  void begin(int rows) {
    count = rows;
    if (cells.length != rows * layout.cells()) {
      cells = new float[rows * layout.cells()];
      visible = new float[rows * layout.inputs()];
      byVisible = new float[layout.embeddings() > 0 ? visible.length : 0];
    }
  }

  void put(int row, float[] source, int from, RandomStream random) {
    treatment.apply(source, from, cells, row * layout.cells(), layout.cells(), random);
  }

  void putUntreated(int row, float[] source, int from) {
    System.arraycopy(source, from, cells, row * layout.cells(), layout.cells());
  }

  void putUntreated(float[] source, int from) {
    System.arraycopy(source, from, cells, 0, cells.length);
  }

  /** Finds what the encoder sees. */
  float[] encode() {
    encoding.encode(cells, count, parameters.values(), embeddingStart, visible);
    return visible;
  }

  int count() {
    return count;
  }

  /** Treated cells, row by row. */
  float[] cells() {
    return cells;
  }

  /** What the encoder sees, row by row. */
  float[] visible() {
    return visible;
  }

  /**
   * Adds the gradient by the encoding's parameters, where it has some.
   *
   * @param inputGradient writes the gradient by what a network saw
   */
  void addGradient(Consumer<float[]> inputGradient, float[] gradient) {
    if (layout.embeddings() > 0) {
      inputGradient.accept(byVisible);
      encoding.addGradient(cells, count, byVisible, gradient, embeddingStart);
    }
  }
}
