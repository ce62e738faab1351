package org.genera.vae;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchBuilder;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.ImageVector;
import org.genera.api.data.Schema;
import org.genera.api.option.Options;

/**
 * Rows as vectors of floats and back: the pixels of one image column, or columns of truth values
 * and of categories of two levels, then of numbers. A Bernoulli entry is a probability (a grey
 * value over 255), a Gaussian one standardised; a missing cell is NaN.
 */
final class RowCodec {

  private static final int WHITE = 255;

  private final Schema features;
  private final List<Column> columns;
  private final boolean image;
  private final int width;
  private final int bernoulli;
  private final double[] centres;
  private final double[] scales;

  private RowCodec(
      Schema features,
      List<Column> columns,
      boolean image,
      int width,
      int bernoulli,
      double[] centres,
      double[] scales) {
    this.features = features;
    this.columns = columns;
    this.image = image;
    this.width = width;
    this.bernoulli = bernoulli;
    this.centres = centres;
    this.scales = scales;
  }

  /**
   * The layout of a schema's features, with Gaussian columns as they are.
   *
   * @throws GeneraException {@link StandardError#SCHEMA_MISMATCH} for columns that the family does
   *     not model
   */
  static RowCodec of(Schema schema, Options options) {
    List<Column> all = schema.features();
    if (all.isEmpty()) {
      throw new GeneraException(
          StandardError.SCHEMA_MISMATCH, "There is no feature to model; leave fewer columns out.");
    }
    Schema features = Schema.of(all);
    if (all.size() == 1 && all.get(0).type() instanceof ColumnType.Image pixels) {
      boolean gaussian = options.get(VaeOptions.LIKELIHOOD).equals("gaussian");
      int size = pixels.size();
      return gaussian
          ? new RowCodec(features, all, true, size, 0, new double[size], filled(size, WHITE + 1.0))
          : new RowCodec(features, all, true, size, size, new double[0], new double[0]);
    }
    requireNumbers(all);
    List<Column> ordered = new ArrayList<>(all.stream().filter(RowCodec::isTruth).toList());
    int bernoulli = ordered.size();
    all.stream().filter(column -> !isTruth(column)).forEach(ordered::add);
    int gaussian = all.size() - bernoulli;
    return new RowCodec(
        features, ordered, false, all.size(), bernoulli, new double[gaussian], filled(gaussian, 1));
  }

  private static double[] filled(int length, double value) {
    double[] values = new double[length];
    java.util.Arrays.fill(values, value);
    return values;
  }

  private static boolean isTruth(Column column) {
    return column.type() instanceof ColumnType.Bool
        || (column.type() instanceof ColumnType.Category category && category.levels().size() == 2);
  }

  private static void requireNumbers(List<Column> columns) {
    List<Column> others =
        columns.stream().filter(column -> !column.type().isNumeric() && !isTruth(column)).toList();
    if (!others.isEmpty()) {
      throw new GeneraException(
          StandardError.SCHEMA_MISMATCH,
          "vae models one column of images, or numbers, truth values and categories of two levels,"
              + " which these columns are not: "
              + others.stream()
                  .map(column -> "'" + column.name() + "' (" + column.type().kind() + ")")
                  .collect(Collectors.joining(", "))
              + ". Leave them out ("
              + others.stream()
                  .map(column -> "--ignore " + column.name())
                  .collect(Collectors.joining(" "))
              + "), or choose another family.");
    }
  }

  /** The same with centres and scales of its Gaussian columns, in their order. */
  RowCodec standardised(double[] centre, double[] scale) {
    return new RowCodec(features, columns, image, width, bernoulli, centre, scale);
  }

  /** The Gaussian columns of a table; none of images, whose scale is fixed. */
  List<Column> gaussianColumns() {
    return image ? List.of() : columns.subList(bernoulli, columns.size());
  }

  Schema features() {
    return features;
  }

  boolean isImage() {
    return image;
  }

  int width() {
    return width;
  }

  /** How many entries are Bernoulli; they come first. */
  int bernoulli() {
    return bernoulli;
  }

  double[] centres() {
    return centres;
  }

  double[] scales() {
    return scales;
  }

  /** How many variances are learned: one for all pixels, or one a column. */
  int variances() {
    if (image) {
      return bernoulli == 0 ? 1 : 0;
    }
    return width - bernoulli;
  }

  /** Which variance a Gaussian entry has, counted from the first of them. */
  int variance(int gaussian) {
    return image ? 0 : gaussian;
  }

  /** Encodes the features of a batch; a column that it lacks is missing. */
  float[] encode(Batch batch) {
    float[] rows = new float[Math.multiplyExact(batch.rows(), width)];
    for (int j = 0; j < columns.size(); j++) {
      OptionalInt index = batch.schema().find(columns.get(j).name());
      if (index.isEmpty()) {
        fillMissing(rows, j);
      } else if (image) {
        encodeImages((ImageVector) batch.column(index.getAsInt()), rows);
      } else {
        encodeNumbers(batch.numbers(index.getAsInt()), rows, j);
      }
    }
    return rows;
  }

  private void fillMissing(float[] rows, int column) {
    if (image) {
      java.util.Arrays.fill(rows, Float.NaN);
    } else {
      for (int at = column; at < rows.length; at += width) {
        rows[at] = Float.NaN;
      }
    }
  }

  private void encodeImages(ImageVector images, float[] rows) {
    byte[] pixels = images.pixels();
    float scale = bernoulli > 0 ? WHITE : WHITE + 1;
    for (int row = 0; row < images.rows(); row++) {
      boolean missing = images.isMissing(row);
      for (int i = row * width; i < (row + 1) * width; i++) {
        rows[i] = missing ? Float.NaN : (pixels[i] & WHITE) / scale;
      }
    }
  }

  private void encodeNumbers(double[] numbers, float[] rows, int column) {
    int gaussian = column - bernoulli;
    for (int row = 0; row < numbers.length; row++) {
      double value = numbers[row];
      rows[row * width + column] =
          (float) (gaussian < 0 ? value : (value - centres[gaussian]) / scales[gaussian]);
    }
  }

  /** Makes rows of the features from probabilities (or truth values) and standardised values. */
  Batch decode(float[] rows, int count) {
    BatchBuilder builder = new BatchBuilder(features, count);
    for (int row = 0; row < count; row++) {
      if (image) {
        builder.image(0, pixels(rows, row * width));
      } else {
        for (int j = 0; j < width; j++) {
          Column column = columns.get(j);
          builder.number(features.indexOf(column.name()), number(column, j, rows[row * width + j]));
        }
      }
      builder.endRow();
    }
    return builder.build(0);
  }

  private byte[] pixels(float[] rows, int from) {
    byte[] pixels = new byte[width];
    for (int i = 0; i < width; i++) {
      double grey = rows[from + i] * (bernoulli > 0 ? WHITE : WHITE + 1.0);
      grey = bernoulli > 0 ? Math.rint(grey) : Math.floor(grey);
      pixels[i] = (byte) (int) Math.max(0, Math.min(WHITE, grey));
    }
    return pixels;
  }

  private double number(Column column, int j, double value) {
    if (j < bernoulli) {
      return value >= 0.5 ? 1 : 0;
    }
    double number = centres[j - bernoulli] + scales[j - bernoulli] * value;
    double limit = column.type() instanceof ColumnType.Real ? Double.MAX_VALUE : 0x1p62;
    return Math.max(-limit, Math.min(limit, number));
  }
}
