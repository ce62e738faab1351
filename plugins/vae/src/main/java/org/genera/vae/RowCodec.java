package org.genera.vae;

import java.util.List;
import java.util.Map;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.Schema;
import org.genera.api.option.Options;
import org.genera.neural.encoding.RowEncoding;
import org.genera.neural.likelihood.RowLikelihood;

/** Rows of a batch as vectors of cells and back, and what a network is told and tells of them. */
sealed interface RowCodec permits ImageCodec, LatentCodec, TableCodec {

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
        ? ImageCodec.of(Schema.of(features), image.size(), options)
        : TableCodec.of(features);
  }

  /** The columns that it codes. */
  Schema features();

  /** How cells become inputs of the encoder. */
  RowEncoding encoding();

  /** p(x | z), for one thread. */
  RowLikelihood likelihood();

  /** What becomes of cells before they are looked at. */
  Treatment treatment();

  /** Whether rows that are made are draws of p(x | z), or its means in any case. */
  boolean isDrawn();

  /** Whether the encoder's inputs are between 0 and 1. */
  default boolean isBounded() {
    return this instanceof ImageCodec;
  }

  /** What a reader of the model should know. */
  Map<String, String> notes();

  /** How long the parts of a row are. */
  default RowLayout layout() {
    return RowLayout.of(encoding(), likelihood());
  }

  /** The columns whose centres and scales are learned. */
  List<Column> scaledColumns();

  /** The same with centres and scales of those columns. */
  RowCodec standardised(double[] centres, double[] scales);

  /** The same with the range of each of those columns, which rows that are made keep to. */
  RowCodec within(double[] lowest, double[] highest);

  /** The smallest number of each of those columns. */
  double[] lowest();

  /** The largest number of each of those columns. */
  double[] highest();

  /** Centres of those columns. */
  double[] centres();

  /** Data units of a standard deviation of those columns. */
  double[] scales();

  /** The cells of a batch's features, row by row; a column that it lacks is missing. */
  float[] encode(Batch batch);

  /** Makes rows of the features. */
  Batch decode(float[] cells, int count);
}
