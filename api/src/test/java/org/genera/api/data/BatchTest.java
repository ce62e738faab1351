package org.genera.api.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.List;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.junit.jupiter.api.Test;

class BatchTest {

  private static final Schema STEP = Schema.of(Column.real("value"));

  /** One column of every kind, two rows, the second all missing. */
  private static Batch everyKind() {
    Schema schema =
        Schema.of(
            Column.real("real"),
            Column.whole("whole"),
            new Column("bool", new ColumnType.Bool(), Role.FEATURE),
            Column.category("level", "a", "b"),
            new Column(
                "time",
                new ColumnType.DateTime(ColumnType.DateTime.Precision.INSTANT),
                Role.FEATURE),
            new Column("text", new ColumnType.Text(), Role.FEATURE),
            new Column("image", new ColumnType.Image(1, 1, 2), Role.FEATURE),
            new Column("series", new ColumnType.Series(STEP), Role.FEATURE));
    BatchBuilder builder = new BatchBuilder(schema, 1);
    builder.number(0, 1.5);
    builder.whole(1, -7);
    builder.whole(2, 1);
    builder.whole(3, 1);
    builder.whole(4, 123);
    builder.text(5, "t");
    builder.image(6, new byte[] {1, 2});
    builder.series(7, Batch.ofReals(STEP, new double[] {4, 5}));
    builder.endRow();
    builder.endRow();
    return builder.build(10);
  }

  @Test
  void aCellThatIsNotSetIsMissing() {
    Batch batch = everyKind();
    for (ColumnVector column : batch.columns()) {
      assertFalse(column.isMissing(0), column.toString());
      assertTrue(column.isMissing(1), column.toString());
    }
  }

  @Test
  void pickingRowsPicksEveryKind() {
    Batch picked = everyKind().pick(new int[] {1, 0, 0});
    for (int c = 0; c < picked.schema().size(); c++) {
      assertTrue(picked.column(c).isMissing(0));
      assertFalse(picked.column(c).isMissing(2));
    }
    SeriesVector series = (SeriesVector) picked.column(7);
    assertArrayEquals(new int[] {0, 0, 2, 4}, series.offsets());
    assertArrayEquals(new double[] {4, 5, 4, 5}, series.steps().numbers(0));
    assertArrayEquals(new byte[] {0, 0, 1, 2, 1, 2}, ((ImageVector) picked.column(6)).pixels());
  }

  @Test
  void slicesKnowTheirPlace() {
    Batch slice = everyKind().slice(1, 2);
    assertEquals(11, slice.firstRow());
    assertEquals(1, slice.rows());
  }

  @Test
  void copyingRowByRowGivesTheSameCells() {
    Batch batch = everyKind();
    Batch copy = Batches.concat(batch.schema(), List.of(batch.slice(0, 1), batch.slice(1, 2)));
    for (int c = 0; c < 6; c++) {
      assertEquals(
          CellText.of(batch.schema().column(c).type(), batch.column(c), 0),
          CellText.of(copy.schema().column(c).type(), copy.column(c), 0));
      assertTrue(copy.column(c).isMissing(1));
    }
    assertEquals(2, ((SeriesVector) copy.column(7)).length(0));
  }

  @Test
  void realNumbersAreNotCopied() {
    double[] values = {1, Double.NaN};
    assertSame(values, Batch.ofReals(STEP, values).numbers(0));
    assertTrue(Double.isNaN(everyKind().numbers(1)[1]));
    assertThrows(GeneraException.class, () -> everyKind().numbers(5));
  }

  @Test
  void weightsAreOnesOrWhatTheColumnSays() {
    assertArrayEquals(new double[] {1, 1}, Batch.ofReals(STEP, new double[] {3, 4}).weights());
    Schema weighted = Schema.of(Column.real("w").withRole(Role.WEIGHT));
    assertArrayEquals(new double[] {0, 2}, Batch.ofReals(weighted, new double[] {0, 2}).weights());
    for (double bad : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
      GeneraException error =
          assertThrows(
              GeneraException.class,
              () -> Batch.ofReals(weighted, new double[] {1, bad}).weights());
      assertEquals(StandardError.INVALID_DATA, error.code());
      assertTrue(
          error.getMessage().contains("Row 2") && error.getMessage().contains("'w'"),
          error.getMessage());
    }
  }

  @Test
  void vectorsMustFitTheirColumns() {
    Schema schema = Schema.of(Column.real("x"));
    assertThrows(
        IllegalArgumentException.class,
        () -> Batch.of(schema, 0, 1, List.of(new CategoryVector(new int[1]))));
    assertThrows(
        IllegalArgumentException.class,
        () -> Batch.of(schema, 0, 2, List.of(new RealVector(new double[1]))));
    assertThrows(
        IllegalArgumentException.class, () -> new ImageVector(2, new byte[3], new BitSet()));
  }

  @Test
  void schemasRefuseWhatIsAmbiguous() {
    assertThrows(GeneraException.class, () -> Schema.of(Column.real("x"), Column.whole("x")));
    assertThrows(
        GeneraException.class,
        () ->
            Schema.of(
                Column.category("a").withRole(Role.LABEL),
                Column.category("b").withRole(Role.LABEL)));
    GeneraException unknown = assertThrows(GeneraException.class, () -> everyKind().column("leve"));
    assertTrue(unknown.getMessage().contains("'level'"), unknown.getMessage());
  }
}
