package org.genera.api.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellTextTest {

  private static final Schema SCHEMA =
      Schema.of(
          Column.real("real"),
          Column.whole("whole"),
          new Column("bool", new ColumnType.Bool("n", "y"), Role.FEATURE),
          Column.category("level", "red", "green"),
          new Column(
              "date", new ColumnType.DateTime(ColumnType.DateTime.Precision.DATE), Role.FEATURE),
          new Column(
              "local", new ColumnType.DateTime(ColumnType.DateTime.Precision.LOCAL), Role.FEATURE),
          new Column(
              "instant",
              new ColumnType.DateTime(ColumnType.DateTime.Precision.INSTANT),
              Role.FEATURE),
          new Column("text", new ColumnType.Text(), Role.FEATURE));

  @ParameterizedTest
  @CsvSource({
    "real,0.1",
    "real,-3",
    "real,1.7976931348623157E308",
    "real,4.9E-324",
    "real,-0.0",
    "whole,9223372036854775807",
    "whole,-5",
    "bool,y",
    "bool,n",
    "level,green",
    "date,1969-12-31",
    "date,2026-02-28",
    "local,2026-01-31T12:30",
    "instant,2026-01-31T12:30:00.000001Z",
    "text,any thing"
  })
  void whatIsWrittenIsReadBack(String column, String text) {
    assertEquals(text, roundTrip(column, text));
  }

  @Test
  void otherSpellingsAreUnderstood() {
    assertEquals("100", roundTrip("real", "1e2"));
    assertEquals("1000", roundTrip("whole", "1e3"));
    assertEquals("2026-01-31T12:30", roundTrip("local", "2026-01-31 12:30:00"));
    assertEquals("2026-01-31T10:30:00Z", roundTrip("instant", "2026-01-31T12:30:00+02:00"));
  }

  @ParameterizedTest
  @CsvSource({
    "real,abc",
    "real,1e999",
    "real,0x1p3",
    "real,1d",
    "real,Infinity",
    "real,NaN",
    "whole,1.5",
    "whole,9223372036854775808",
    "bool,yes",
    "level,gren",
    "date,31.1.2026",
    "date,2026-02-30",
    "local,noon"
  })
  void whatIsNoValueOfTheColumnIsRefused(String column, String text) {
    GeneraException error = assertThrows(GeneraException.class, () -> roundTrip(column, text));
    assertEquals(StandardError.INVALID_DATA, error.code());
    assertTrue(
        error.getMessage().contains("'" + column + "'") && error.getMessage().contains(text),
        error.getMessage());
  }

  @Test
  void aDecimalInAColumnOfWholeNumbersGetsTheRemedy() {
    GeneraException error = assertThrows(GeneraException.class, () -> roundTrip("whole", "1.5"));
    assertTrue(error.getMessage().contains("'1.5' is not a whole number"), error.getMessage());
    assertTrue(error.getMessage().contains("--schema"), error.getMessage());
  }

  @Test
  void anUnknownLevelGetsTheNearest() {
    GeneraException error = assertThrows(GeneraException.class, () -> roundTrip("level", "gren"));
    assertTrue(error.getMessage().contains("'green'"), error.getMessage());
  }

  @Test
  void aMissingCellHasNoText() {
    Batch missing = Batch.missing(SCHEMA, 1);
    List<String> texts =
        java.util.stream.IntStream.range(0, SCHEMA.size())
            .mapToObj(c -> CellText.of(SCHEMA.column(c).type(), missing.column(c), 0))
            .toList();
    assertTrue(texts.stream().allMatch(String::isEmpty), texts.toString());
  }

  private static String roundTrip(String column, String text) {
    BatchBuilder builder = new BatchBuilder(SCHEMA, 1);
    int index = SCHEMA.indexOf(column);
    CellText.parse(builder, index, text);
    builder.endRow();
    return CellText.of(SCHEMA.column(index).type(), builder.build(0).column(index), 0);
  }
}
