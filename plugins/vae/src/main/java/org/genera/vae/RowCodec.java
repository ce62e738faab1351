package org.genera.vae;

import java.util.List;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.Schema;
import org.genera.api.option.Options;

/** Rows as vectors of floats and back. */
sealed interface RowCodec permits ImageCodec, TableCodec {

  /**
   * The codec of a schema's features.
   *
   * @throws GeneraException {@link StandardError#SCHEMA_MISMATCH} for columns that the family does
   *     not model
   */
  static RowCodec of(Schema schema, Options options) {
    List<Column> features = schema.features();
    if (features.isEmpty()) {
      throw new GeneraException(
          StandardError.SCHEMA_MISMATCH, "There is no feature to model; leave fewer columns out.");
    }
    return features.size() == 1 && features.get(0).type() instanceof ColumnType.Image image
        ? new ImageCodec(
            Schema.of(features),
            image.size(),
            options.get(VaeOptions.LIKELIHOOD).equals("gaussian"))
        : TableCodec.of(features);
  }

  /** The columns that it codes. */
  Schema features();

  /** What the entries of a row are. */
  RowLayout layout();

  /** The columns whose centres and scales are learned. */
  List<Column> scaledColumns();

  /** The same with centres and scales of those columns. */
  RowCodec standardised(double[] centres, double[] scales);

  /** Centres of those columns. */
  double[] centres();

  /** Data units of each Gaussian entry. */
  double[] scales();

  /** Encodes the features of a batch, row by row; a column that it lacks is missing. */
  float[] encode(Batch batch);

  /** Makes rows of the features. */
  Batch decode(float[] rows, int count);
}
