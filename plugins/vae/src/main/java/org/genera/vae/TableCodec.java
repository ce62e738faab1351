package org.genera.vae;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchBuilder;
import org.genera.api.data.CategoryVector;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.Schema;
import org.genera.numerics.UnmodelledColumns;

/**
 * A table of mixed columns: truth values and categories of two levels are one entry, other
 * categories one entry a level, numbers one entry.
 */
final class TableCodec implements RowCodec {

  /** More entries than this make no network that anyone would train here. */
  private static final int MOST_ENTRIES = 1 << 15;

  private final Schema features;
  private final List<Column> pairs;
  private final List<Column> categories;
  private final List<Column> numbers;
  private final RowLayout layout;
  private final double[] centres;
  private final double[] scales;
  private final double[] lowest;
  private final double[] highest;

  private TableCodec(
      Schema features, double[] centres, double[] scales, double[] lowest, double[] highest) {
    this.features = features;
    this.lowest = lowest;
    this.highest = highest;
    this.centres = centres;
    this.scales = scales;
    pairs = features.columns().stream().filter(TableCodec::isPair).toList();
    categories =
        features.columns().stream()
            .filter(column -> column.type() instanceof ColumnType.Category && !isPair(column))
            .toList();
    numbers =
        features.columns().stream()
            .filter(column -> column.type().isNumeric() && !isPair(column))
            .toList();
    layout =
        new RowLayout(
            pairs.size(),
            categories.stream().map(TableCodec::levels).toList(),
            numbers.size(),
            false);
  }

  static TableCodec of(List<Column> columns) {
    refuse(
        columns.stream()
            .filter(column -> !column.type().isNumeric() && levels(column) < 0)
            .toList(),
        "vae models one column of images, or numbers, truth values and categories, which these"
            + " columns are not");
    refuse(
        columns.stream().filter(column -> levels(column) > MOST_ENTRIES).toList(),
        "these categories have more levels than vae can hold (" + MOST_ENTRIES + ")");
    int numbers = (int) columns.stream().filter(c -> c.type().isNumeric() && !isPair(c)).count();
    return new TableCodec(
        Schema.of(columns),
        new double[numbers],
        filled(numbers, 1),
        filled(numbers, Double.POSITIVE_INFINITY),
        filled(numbers, Double.NEGATIVE_INFINITY));
  }

  private static double[] filled(int length, double value) {
    double[] values = new double[length];
    Arrays.fill(values, value);
    return values;
  }

  private static void refuse(List<Column> columns, String why) {
    if (!columns.isEmpty()) {
      throw UnmodelledColumns.refused(why, columns, ", or choose another family");
    }
  }

  /** The number of levels; -1 of what is no category. */
  private static int levels(Column column) {
    return column.type() instanceof ColumnType.Category category ? category.levels().size() : -1;
  }

  private static boolean isPair(Column column) {
    return column.type() instanceof ColumnType.Bool || levels(column) == 2;
  }

  @Override
  public Schema features() {
    return features;
  }

  @Override
  public RowLayout layout() {
    return layout;
  }

  @Override
  public List<Column> scaledColumns() {
    return numbers;
  }

  @Override
  public RowCodec standardised(double[] centre, double[] scale) {
    return new TableCodec(features, centre, scale, lowest, highest);
  }

  @Override
  public RowCodec within(double[] low, double[] high) {
    return new TableCodec(features, centres, scales, low, high);
  }

  @Override
  public double[] lowest() {
    return lowest;
  }

  @Override
  public double[] highest() {
    return highest;
  }

  @Override
  public double[] centres() {
    return centres;
  }

  @Override
  public double[] scales() {
    return scales;
  }

  @Override
  public float[] encode(Batch batch) {
    float[] rows = new float[Math.multiplyExact(batch.rows(), layout.width())];
    Arrays.fill(rows, Float.NaN);
    int entry = 0;
    for (Column column : pairs) {
      encodeNumbers(batch, column, rows, entry++, 0, 1);
    }
    for (Column column : categories) {
      encodeLevels(batch, column, rows, entry);
      entry += levels(column);
    }
    for (int j = 0; j < numbers.size(); j++) {
      encodeNumbers(batch, numbers.get(j), rows, entry + j, centres[j], scales[j]);
    }
    return rows;
  }

  private void encodeNumbers(
      Batch batch, Column column, float[] rows, int entry, double centre, double scale) {
    OptionalInt index = batch.schema().find(column.name());
    if (index.isPresent()) {
      double[] values = batch.numbers(index.getAsInt());
      for (int row = 0; row < values.length; row++) {
        rows[row * layout.width() + entry] = (float) ((values[row] - centre) / scale);
      }
    }
  }

  private void encodeLevels(Batch batch, Column column, float[] rows, int entry) {
    OptionalInt index = batch.schema().find(column.name());
    if (index.isPresent()) {
      int[] codes = ((CategoryVector) batch.column(index.getAsInt())).codes();
      for (int row = 0; row < codes.length; row++) {
        if (codes[row] >= 0) {
          int start = row * layout.width() + entry;
          Arrays.fill(rows, start, start + levels(column), 0);
          rows[start + codes[row]] = 1;
        }
      }
    }
  }

  @Override
  public Batch decode(float[] rows, int count) {
    BatchBuilder builder = new BatchBuilder(features, count);
    for (int row = 0; row < count; row++) {
      int entry = row * layout.width();
      for (Column column : pairs) {
        builder.number(features.indexOf(column.name()), rows[entry++] >= 0.5 ? 1 : 0);
      }
      for (Column column : categories) {
        builder.number(features.indexOf(column.name()), likeliest(rows, entry, levels(column)));
        entry += levels(column);
      }
      for (int j = 0; j < numbers.size(); j++) {
        Column column = numbers.get(j);
        builder.number(features.indexOf(column.name()), number(j, rows[entry + j]));
      }
      builder.endRow();
    }
    return builder.build(0);
  }

  /** NaN, a missing cell, if there is no level. */
  private static double likeliest(float[] rows, int from, int levels) {
    int best = 0;
    for (int level = 1; level < levels; level++) {
      best = rows[from + level] > rows[from + best] ? level : best;
    }
    return levels == 0 ? Double.NaN : best;
  }

  private double number(int j, double value) {
    return Math.max(lowest[j], Math.min(highest[j], centres[j] + scales[j] * value));
  }
}
