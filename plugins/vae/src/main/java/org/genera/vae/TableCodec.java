package org.genera.vae;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchBuilder;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.Schema;
import org.genera.neural.encoding.CellEncoding;
import org.genera.neural.encoding.Numbers;
import org.genera.neural.encoding.OneHot;
import org.genera.neural.encoding.RowEncoding;
import org.genera.neural.likelihood.BernoulliLogits;
import org.genera.neural.likelihood.Categorical;
import org.genera.neural.likelihood.Gaussian;
import org.genera.neural.likelihood.JointLikelihood;
import org.genera.neural.likelihood.RowLikelihood;
import org.genera.numerics.UnmodelledColumns;

/**
 * A table of mixed columns. The cells of a row are truth values and categories of two levels (0 or
 * 1), then other categories (the index of the level), then numbers, standardised.
 */
final class TableCodec implements RowCodec {

  /** More levels than this make no network that anyone would train here. */
  private static final int MOST_LEVELS = 1 << 15;

  private final Schema features;
  private final List<Column> pairs;
  private final List<Column> categories;
  private final List<Column> numbers;
  private final int cells;
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
    cells = pairs.size() + categories.size() + numbers.size();
  }

  static TableCodec of(List<Column> columns) {
    refuse(
        columns.stream()
            .filter(column -> !column.type().isNumeric() && levels(column) < 0)
            .toList(),
        "vae models one column of images, or numbers, truth values and categories, which these"
            + " columns are not");
    refuse(
        columns.stream().filter(column -> levels(column) > MOST_LEVELS).toList(),
        "these categories have more levels than vae can hold (" + MOST_LEVELS + ")");
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
  public RowEncoding encoding() {
    List<CellEncoding> parts = new ArrayList<>();
    parts.add(new Numbers(pairs.size()));
    categories.forEach(column -> parts.add(new OneHot(levels(column))));
    parts.add(new Numbers(numbers.size()));
    return new RowEncoding(parts);
  }

  @Override
  public RowLikelihood likelihood() {
    return new JointLikelihood(
        List.of(
            new BernoulliLogits(pairs.size()),
            new Categorical(categories.stream().map(TableCodec::levels).toList()),
            new Gaussian(scales, false)));
  }

  @Override
  public Treatment treatment() {
    return Treatment.NONE;
  }

  @Override
  public boolean isDrawn() {
    return true;
  }

  @Override
  public Map<String, String> notes() {
    return Map.of();
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
    float[] rows = new float[Math.multiplyExact(batch.rows(), cells)];
    int cell = 0;
    for (Column column : pairs) {
      encode(batch, column, rows, cell++, 0, 1);
    }
    for (Column column : categories) {
      encode(batch, column, rows, cell++, 0, 1);
    }
    for (int j = 0; j < numbers.size(); j++) {
      encode(batch, numbers.get(j), rows, cell++, centres[j], scales[j]);
    }
    return rows;
  }

  private void encode(
      Batch batch, Column column, float[] rows, int cell, double centre, double scale) {
    OptionalInt index = batch.schema().find(column.name());
    double[] values = index.isPresent() ? batch.numbers(index.getAsInt()) : new double[0];
    for (int row = 0; row < batch.rows(); row++) {
      rows[row * cells + cell] =
          index.isPresent() ? (float) ((values[row] - centre) / scale) : Float.NaN;
    }
  }

  @Override
  public Batch decode(float[] rows, int count) {
    BatchBuilder builder = new BatchBuilder(features, count);
    for (int row = 0; row < count; row++) {
      int cell = row * cells;
      for (Column column : pairs) {
        builder.number(features.indexOf(column.name()), rows[cell++] >= 0.5 ? 1 : 0);
      }
      for (Column column : categories) {
        builder.number(features.indexOf(column.name()), rows[cell++]);
      }
      for (int j = 0; j < numbers.size(); j++) {
        builder.number(features.indexOf(numbers.get(j).name()), number(j, rows[cell++]));
      }
      builder.endRow();
    }
    return builder.build(0);
  }

  private double number(int j, double value) {
    return Math.max(lowest[j], Math.min(highest[j], centres[j] + scales[j] * value));
  }
}
