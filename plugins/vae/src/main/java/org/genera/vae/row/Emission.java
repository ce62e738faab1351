package org.genera.vae.row;

import org.genera.api.engine.RandomStream;
import org.genera.api.model.Fill;
import org.genera.neural.likelihood.RowLikelihood;

/**
 * Makes cells from outputs of the decoder. Bernoulli pixels stay probabilities: as grey values they
 * are what dynamic binarisation turns into draws of p(x | z).
 */
public final class Emission {

  private final RowLayout layout;
  private final Fill fill;
  private final RowLikelihood likelihood;

  public Emission(RowCodec codec, RowLikelihood likelihood, Fill fill) {
    layout = codec.layout();
    this.fill = fill == Fill.DRAW && !codec.isDrawn() ? Fill.MEAN : fill;
    this.likelihood = likelihood;
  }

  /** Fills rows of cells. */
  public void apply(float[] outputs, int rows, float[] cells, int firstCell, RandomStream random) {
    for (int row = 0; row < rows; row++) {
      int output = row * layout.outputs();
      int cell = firstCell + row * layout.cells();
      switch (fill) {
        case DRAW -> likelihood.draw(outputs, output, cells, cell, random);
        case MEAN -> likelihood.mean(outputs, output, cells, cell);
        case MODE -> likelihood.mode(outputs, output, cells, cell);
      }
    }
  }
}
