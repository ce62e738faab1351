package org.genera.vae.row;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.Schema;
import org.genera.api.model.ModelArchive;
import org.genera.api.model.ModelArchiveWriter;
import org.genera.api.model.TrainingRequest;
import org.genera.api.option.Options;
import org.genera.neural.encoding.RowEncoding;
import org.genera.neural.likelihood.RowLikelihood;
import org.genera.vae.option.VaeOptions;

/** Rows of a batch as vectors of cells and back, and what a network is told and tells of them. */
public sealed interface RowCodec permits ImageCodec, TableCodec {

  /** Cells farther off, in standard deviations, would leave what networks can hold. */
  float FARTHEST = 1e6f;

  /**
   * Brings cells within what networks can hold; missing ones stay missing.
   *
   * @param cells changed in place
   */
  static void bringNear(float[] cells) {
    for (int i = 0; i < cells.length; i++) {
      cells[i] = Math.max(-FARTHEST, Math.min(FARTHEST, cells[i]));
    }
  }

  /**
   * The codec of a schema's features, before any data are looked at.
   *
   * @throws GeneraException {@link StandardError#SCHEMA_MISMATCH} for columns that the family does
   *     not model, {@link StandardError#INVALID_OPTION} for likelihoods that they cannot have
   */
  static RowCodec of(Schema schema, Options options) {
    List<Column> features = schema.features();
    if (features.isEmpty()) {
      throw new GeneraException(
          StandardError.SCHEMA_MISMATCH, "There is no feature to model; leave fewer columns out.");
    }
    options.requireColumns(VaeOptions.LIKELIHOOD, features.stream().map(Column::name).toList());
    return features.size() == 1 && features.get(0).type() instanceof ColumnType.Image
        ? ImageCodec.of(features.get(0), options)
        : TableCodec.of(features, options);
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

  /** The likelihoods, for messages and comparisons. */
  String words();

  /** Which options of likelihoods can have an effect. */
  LikelihoodOptions optionsInQuestion();

  /** The same with what the rows to learn from tell of it. */
  default RowCodec learned(TrainingRequest request) {
    return this instanceof TableCodec table ? new TableSurvey(request).codec(table) : this;
  }

  /** The same with the range of more rows added to its own. */
  default RowCodec widened(TrainingRequest request) {
    return this instanceof TableCodec table ? new TableSurvey(request).widened(table) : this;
  }

  /** The cells of a batch's features, row by row; a column that it lacks is missing. */
  float[] encode(Batch batch);

  /** The first cell of a row that has the probability 0 whatever z is, as counts below 0 have. */
  default OptionalInt impossible(float[] cells, int from) {
    return OptionalInt.empty();
  }

  /** The name of a cell's column. */
  default String columnOf(int cell) {
    return features().column(0).name();
  }

  /** Makes rows of the features. */
  Batch decode(float[] cells, int count);

  /** Writes what was learned from data. */
  void write(ModelArchiveWriter writer);

  /** The same with what {@link #write} wrote. */
  RowCodec read(ModelArchive archive);
}
