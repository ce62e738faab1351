package org.genera.core.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.genera.api.Cancellation;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.CellText;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnVector;
import org.genera.api.data.Dataset;
import org.genera.api.data.ReadRequest;

/**
 * Which series there are in a long table, in the order in which they begin, and how long they are.
 * Found by one pass, which also sees that what is said of whole series is the same in each of their
 * rows. Takes memory for each series, none for steps.
 */
final class SeriesIndex {

  private static final String ONLY_SERIES = "";

  private final Optional<String> key;
  private final Optional<String> order;
  private final List<Column> whole;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<Member> members = new ArrayList<>();
  private int last = -1;
  private boolean inOrder = true;

  /** What is known of one series. */
  private static final class Member {
    private final String name;
    private final long firstRow;
    private final String[] whole;
    private int length;
    private long rank = Long.MIN_VALUE;

    Member(String name, long firstRow, String[] whole) {
      this.name = name;
      this.firstRow = firstRow;
      this.whole = whole;
    }
  }

  private SeriesIndex(Optional<String> key, Optional<String> order, List<Column> whole) {
    this.key = key;
    this.order = order;
    this.whole = whole;
  }

  /**
   * Finds the series.
   *
   * @param rows the steps
   * @param key the column that tells the series; where there is none, all rows are one
   * @param order the column by which steps are ordered, if there is one
   * @param whole columns that must not vary within a series
   * @throws GeneraException {@code INVALID_DATA} for a row that does not tell its series or its
   *     place, and for a value that varies within a series
   */
  static SeriesIndex of(
      Dataset rows,
      Optional<String> key,
      Optional<String> order,
      List<Column> whole,
      Cancellation cancellation) {
    SeriesIndex index = new SeriesIndex(key, order, whole);
    List<String> read = new ArrayList<>();
    key.ifPresent(read::add);
    order.ifPresent(read::add);
    whole.forEach(column -> read.add(column.name()));
    WholeReader.forEach(rows, ReadRequest.all().columns(read), cancellation, index::add);
    return index;
  }

  private void add(Batch batch) {
    for (int row = 0; row < batch.rows(); row++) {
      String name = name(batch, row);
      int number = last >= 0 && members.get(last).name.equals(name) ? last : find(name);
      if (number < 0) {
        number = begin(name, batch, row);
      } else {
        inOrder &= number == last;
        requireSame(members.get(number), batch, row);
      }
      append(members.get(number), batch, row);
      last = number;
    }
  }

  private int find(String name) {
    return numbers.getOrDefault(name, -1);
  }

  /** The series that a row of some batch belongs to, from 0. */
  int number(Batch batch, int row) {
    return find(name(batch, row));
  }

  private String name(Batch batch, int row) {
    if (key.isEmpty()) {
      return ONLY_SERIES;
    }
    Column column = batch.schema().column(key.get());
    ColumnVector vector = batch.column(key.get());
    if (vector.isMissing(row)) {
      throw missing(batch, row, column.name(), "which series the row belongs to");
    }
    return CellText.of(column.type(), vector, row);
  }

  private int begin(String name, Batch batch, int row) {
    String[] texts = new String[whole.size()];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = text(whole.get(i), batch, row);
    }
    members.add(new Member(name, batch.firstRow() + row, texts));
    numbers.put(name, members.size() - 1);
    return members.size() - 1;
  }

  private static String text(Column column, Batch batch, int row) {
    ColumnVector vector = batch.column(column.name());
    return vector.isMissing(row) ? "missing" : "'" + CellText.of(column.type(), vector, row) + "'";
  }

  private void requireSame(Member series, Batch batch, int row) {
    for (int i = 0; i < series.whole.length; i++) {
      String text = text(whole.get(i), batch, row);
      if (!text.equals(series.whole[i])) {
        throw varies(series, batch.firstRow() + row, whole.get(i), series.whole[i], text);
      }
    }
  }

  private void append(Member series, Batch batch, int row) {
    if (series.length == Integer.MAX_VALUE) {
      throw new GeneraException(
          StandardError.INVALID_DATA,
          "Series '" + series.name + "' has more than " + Integer.MAX_VALUE + " steps; part it.");
    }
    series.length++;
    if (order.isPresent()) {
      ColumnVector vector = batch.column(order.get());
      if (vector.isMissing(row)) {
        throw missing(batch, row, order.get(), "where in its series the row stands");
      }
      long rank = StepOrder.rank(vector, row);
      inOrder &= rank >= series.rank;
      series.rank = rank;
    }
  }

  private GeneraException varies(Member series, long row, Column column, String first, String now) {
    return new GeneraException(
        StandardError.INVALID_DATA,
        "Row "
            + (row + 1)
            + ": '"
            + column.name()
            + "' must be the same in all rows of a series, but"
            + (key.isPresent() ? " in series '" + series.name + "'" : "")
            + " it is "
            + now
            + " here and "
            + first
            + " in row "
            + (series.firstRow + 1)
            + ". If it is the label of single steps, name it with --state.");
  }

  private static GeneraException missing(Batch batch, int row, String column, String what) {
    return new GeneraException(
        StandardError.INVALID_DATA,
        "Row "
            + (batch.firstRow() + row + 1)
            + ", column '"
            + column
            + "': the cell is missing, but it must say "
            + what
            + ".");
  }

  /** Whether the rows of each series follow each other, and its steps are in their order. */
  boolean isInOrder() {
    return inOrder;
  }

  /** The number of steps of each series. */
  int[] lengths() {
    return members.stream().mapToInt(member -> member.length).toArray();
  }

  @Override
  public String toString() {
    int[] lengths = lengths();
    if (lengths.length == 0) {
      return "no series";
    }
    int min = Arrays.stream(lengths).min().orElseThrow();
    int max = Arrays.stream(lengths).max().orElseThrow();
    return lengths.length
        + (key.isPresent() ? " by column '" + key.get() + "'" : ", all rows")
        + ", of "
        + (min == max ? min : min + " to " + max)
        + " steps in the order of "
        + order.map(column -> "column '" + column + "'").orElse("the data");
  }
}
