package org.genera.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.genera.api.data.Batch;

/**
 * What is said of a row depends on nothing but the row's features: not on the rows around it, on
 * the order of the columns, or on columns that are no features.
 */
final class RowByRow {

  private static final int FEW = 7;

  /** What is said of rows: as many numbers for each. */
  interface Answer {
    double[][] of(Batch rows);
  }

  private final FixtureRun run;
  private final String what;
  private final Answer answer;
  private final double share;

  /**
   * A check.
   *
   * @param what what is said, for messages
   * @param answer says it
   * @param share the rounding allowed
   */
  RowByRow(FixtureRun run, String what, Answer answer, double share) {
    this.run = run;
    this.what = what;
    this.answer = answer;
    this.share = share;
  }

  /** For an answer of one number a row. */
  static Answer single(Function<Batch, double[]> answer) {
    return rows -> {
      double[] numbers = answer.apply(rows);
      return IntStream.range(0, numbers.length)
          .mapToObj(row -> new double[] {numbers[row]})
          .toArray(double[][]::new);
    };
  }

  /** Tries it with the fixture's rows, in which more cells are missing. */
  void holdsWithHoles() {
    holdsWithHoles(run.fixture().data());
  }

  /** Tries it with rows in which more cells are missing. */
  void holdsWithHoles(Batch rows) {
    Batch data = Rows.withHoles(rows, 0.1, FixtureRun.random("holes"));
    holds(data);
    absentIsMissing(Rows.features(data));
  }

  /** Tries it with the features of some rows of the fixture's columns. */
  void holds(Batch data) {
    Batch rows = Rows.features(data);
    double[][] expected = answer.of(rows);
    assertEquals(rows.rows(), expected.length, run.where(what + ", rows"));
    for (int from = 0; from < rows.rows(); from += FEW) {
      Batch few = rows.slice(from, Math.min(rows.rows(), from + FEW));
      double[][] alone = answer.of(few);
      for (int i = 0; i < few.rows(); i++) {
        assertSame(expected[from + i], alone[i], from + i, "in a small batch");
      }
    }
    int last = rows.rows() - 1;
    double[][] backwards =
        answer.of(rows.pick(IntStream.rangeClosed(0, last).map(row -> last - row).toArray()));
    for (int row = 0; row <= last; row++) {
      assertSame(expected[row], backwards[last - row], row, "rows in reverse order");
    }
    List<String> names = new ArrayList<>(rows.schema().names());
    Collections.reverse(names);
    assertSame(expected, rows.select(names), "columns in reverse order");
    assertSame(expected, DensityLaws.amongOthers(data), "among columns that are no features");
    assertEquals(0, answer.of(rows.slice(0, 0).at(0)).length, run.where(what + ", no rows"));
  }

  private void absentIsMissing(Batch rows) {
    for (String column : rows.schema().names()) {
      List<String> others =
          rows.schema().names().stream().filter(name -> !name.equals(column)).toList();
      assertSame(
          answer.of(Rows.without(rows, List.of(column))),
          rows.select(others),
          "'" + column + "' absent instead of missing");
    }
  }

  private void assertSame(double[][] expected, Batch rows, String how) {
    double[][] actual = answer.of(rows);
    assertEquals(expected.length, actual.length, run.where(what + ", rows"));
    for (int row = 0; row < expected.length; row++) {
      assertSame(expected[row], actual[row], row, how);
    }
  }

  private void assertSame(double[] expected, double[] actual, int row, String how) {
    Closeness.assertClose(
        expected, actual, share, run.where(what + ", " + how + ", data row " + (row + 1)));
  }
}
