package org.genera.vae.row;

import org.genera.neural.encoding.RowEncoding;
import org.genera.neural.likelihood.RowLikelihood;

/**
 * How long the parts of a row are.
 *
 * @param cells what a row is kept as, one number a column or pixel; NaN is a missing cell
 * @param inputs of the encoder
 * @param outputs of the decoder: the parameters of p(x | z)
 * @param scalars parameters of p(x | z) that are learned and the same for all rows
 * @param embeddings parameters of the encoding that are learned
 */
public record RowLayout(int cells, int inputs, int outputs, int scalars, int embeddings) {

  static RowLayout of(RowEncoding encoding, RowLikelihood likelihood) {
    return new RowLayout(
        encoding.cells(),
        encoding.inputs(),
        likelihood.outputs(),
        likelihood.scalars(),
        encoding.parameters());
  }
}
