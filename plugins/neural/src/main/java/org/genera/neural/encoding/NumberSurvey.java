package org.genera.neural.encoding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.genera.api.Cancellation;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchReader;
import org.genera.api.data.Column;
import org.genera.api.data.Dataset;
import org.genera.api.data.ReadRequest;
import org.genera.api.data.Split;
import org.genera.api.engine.RandomStream;

/**
 * One pass over columns of numbers: the range and the grid of each, and some of its rows, drawn
 * uniformly (Vitter 1985, algorithm R). Rows of weight zero are passed over.
 */
public final class NumberSurvey {

  /** Rows that modes are found from. */
  private static final int MOST_ROWS = 1 << 16;

  private final List<Column> columns;
  private final double[] lowest;
  private final double[] highest;
  private final List<NumberGrid.Finder> grids = new ArrayList<>();
  private final RandomStream random;
  private double[][] values;
  private double[] weights = new double[1 << 10];
  private long seen;

  private NumberSurvey(List<Column> columns, RandomStream random) {
    this.columns = List.copyOf(columns);
    this.random = random;
    lowest = new double[columns.size()];
    highest = new double[columns.size()];
    Arrays.fill(lowest, Double.POSITIVE_INFINITY);
    Arrays.fill(highest, Double.NEGATIVE_INFINITY);
    values = new double[columns.size()][weights.length];
    columns.forEach(column -> grids.add(new NumberGrid.Finder()));
  }

  /**
   * Surveys columns.
   *
   * @param data the data
   * @param columns numbers or points in time among its columns
   * @param random where chance comes from
   * @param cancellation stops the pass
   * @return what was found
   */
  public static NumberSurvey of(
      Dataset data, List<Column> columns, RandomStream random, Cancellation cancellation) {
    NumberSurvey survey = new NumberSurvey(columns, random);
    List<String> names = new ArrayList<>();
    columns.forEach(column -> names.add(column.name()));
    data.schema().weight().ifPresent(column -> names.add(column.name()));
    ReadRequest request = ReadRequest.all().columns(names);
    for (Split split : data.splits(request)) {
      try (BatchReader reader = data.read(split, request)) {
        for (Optional<Batch> b = reader.next(); b.isPresent(); b = reader.next()) {
          cancellation.throwIfCancelled();
          survey.add(b.get());
        }
      }
    }
    return survey;
  }

  private void add(Batch batch) {
    double[] weight = batch.weights();
    double[][] numbers = new double[columns.size()][];
    for (int j = 0; j < numbers.length; j++) {
      numbers[j] = batch.numbers(batch.schema().indexOf(columns.get(j).name()));
      measure(j, numbers[j], weight);
    }
    for (int row = 0; row < batch.rows(); row++) {
      if (weight[row] > 0) {
        keep(place(seen++), numbers, row, weight[row]);
      }
    }
  }

  private void measure(int column, double[] numbers, double[] weight) {
    NumberGrid.Finder grid = grids.get(column);
    for (int row = 0; row < numbers.length; row++) {
      double number = numbers[row];
      if (weight[row] > 0 && !Double.isNaN(number)) {
        lowest[column] = Math.min(lowest[column], number);
        highest[column] = Math.max(highest[column], number);
        grid.add(number);
      }
    }
  }

  private int place(long index) {
    return index < MOST_ROWS
        ? (int) index
        : (int) Math.min(MOST_ROWS, (long) (random.nextDouble() * (index + 1)));
  }

  private void keep(int place, double[][] numbers, int row, double weight) {
    if (place >= MOST_ROWS) {
      return;
    }
    if (place >= weights.length) {
      int length = 2 * weights.length;
      weights = Arrays.copyOf(weights, length);
      values = Arrays.stream(values).map(v -> Arrays.copyOf(v, length)).toArray(double[][]::new);
    }
    weights[place] = weight;
    for (int j = 0; j < numbers.length; j++) {
      values[j][place] = numbers[j][row];
    }
  }

  /**
   * The code of a column.
   *
   * @param j which column
   * @param centre what becomes 0
   * @param scale data units of 1
   * @param most how many modes it may have; 0 if none are looked for
   * @return the code; the range is 0 where nothing is known
   */
  public NumberCode code(int j, double centre, double scale, int most) {
    boolean known = lowest[j] <= highest[j];
    NumberGrid grid = grids.get(j).grid();
    NumberModes modes =
        most == 0
            ? NumberModes.NONE
            : ModeSearch.modes(
                ValueCounts.of(values[j], weights, (int) Math.min(seen, MOST_ROWS)),
                grid.step() > 0 ? grid.step() : scale * LineMixture.SMALLEST,
                centre,
                scale,
                most);
    return new NumberCode(
        columns.get(j), centre, scale, known ? lowest[j] : 0, known ? highest[j] : 0, grid, modes);
  }

  /**
   * A code with the range of these rows added to its own.
   *
   * @param j which column
   * @param code of the column
   * @return the same code if there is no number
   */
  public NumberCode widened(int j, NumberCode code) {
    return lowest[j] <= highest[j] ? code.widened(lowest[j], highest[j]) : code;
  }
}
