package org.genera.csv.infer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.OpenedDataset;
import org.genera.api.data.Role;
import org.genera.csv.TextFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TypeInferenceTest {

  @TempDir Path folder;

  private OpenedDataset open(String name, String cells) {
    Path file = TextFiles.write(folder, "d.csv", name + "\n" + cells.replace(' ', '\n') + "\n");
    return TextFiles.csv(file, "header=true", "separator=comma");
  }

  private Column column(String name, String cells) {
    return open(name, cells).dataset().schema().column(name);
  }

  private static String numbered(String prefix, int count) {
    return IntStream.range(0, count).mapToObj(i -> prefix + i).collect(Collectors.joining(" "));
  }

  @ParameterizedTest
  @CsvSource({
    "1 2 3, integer",
    "-1 +2 9223372036854775807, integer",
    "1 2.5 3, real",
    "1.0 2.0, real",
    "1e5 .5 5., real",
    "9223372036854775808 1, real",
    "true false true, boolean",
    "TRUE TRUE, boolean",
    "True FALSE, category",
    "yes no yes, category",
    "01234 99999 01234, category",
    "0 10 0.5, real",
    "1d 2d 1d, category",
    "0x1 0x2 0x1, category",
    "Infinity 1 2, category",
    "2020-01-31 1969-12-31, date-time",
    "2020-01-31T10:00:00 2020-01-31, date-time",
    "2020-01-31T10:00:00Z ?, date-time",
    "2020-13-31 2020-13-31, category",
    "a b a b, category"
  })
  void kinds(String cells, String kind) {
    assertEquals(kind, column("x", cells).type().kind());
  }

  @Test
  void levelsAreSortedAsNumbersOrAsWords() {
    assertEquals(
        new ColumnType.Category(List.of("Z", "a", "b")), column("x", "b a Z a b Z").type());
    assertEquals(
        new ColumnType.Category(List.of("10", "9", "no")), column("x", "10 9 no 9").type());
  }

  @Test
  void wordsThatRepeatAreACategoryOthersNameTheRows() {
    String twice = numbered("w", 30) + " " + numbered("w", 30);
    assertEquals(Column.category("x").withType(column("x", twice).type()), column("x", twice));
    assertEquals("category", column("x", twice).type().kind());
    assertEquals(new Column("x", new ColumnType.Text(), Role.ID), column("x", numbered("w", 30)));
    assertEquals(
        new Column("x", new ColumnType.Text(), Role.FEATURE),
        column("x", numbered("w", 30) + " w1"));
  }

  @Test
  void manyWordsAreText() {
    String many = numbered("w", 1500);
    assertEquals("text", column("x", many + " " + many).type().kind());
    assertEquals(Role.ID, column("x", many).role());
  }

  @ParameterizedTest
  @ValueSource(strings = {"id", "ID", "PassengerId", "user_id", "rownames", "Index", "uuid"})
  void namesOfIds(String name) {
    assertEquals(Role.ID, column(name, "3 1 2").role());
    assertEquals(Role.ID, column(name, "b a c").role());
    assertEquals(Role.FEATURE, column(name, "1 1 2").role());
  }

  @ParameterizedTest
  @ValueSource(strings = {"fnlwgt", "grid", "paid", "year", "price_index", "width"})
  void namesOfFeatures(String name) {
    assertEquals(Role.FEATURE, column(name, "1 2 3").role());
  }

  @Test
  void columnWithoutACellIsIgnored() {
    OpenedDataset opened = TextFiles.csv(TextFiles.write(folder, "d.csv", "x,e\n1,\n2,?\n3,NA\n"));
    assertEquals(Role.IGNORED, opened.dataset().schema().column("e").role());
    assertEquals("ignored: every cell is missing", opened.decisions().get("e"));
  }

  @Test
  void reasonsAreTold() {
    assertEquals("integer: whole numbers from -5 to 7", open("x", "7 -5 0").decisions().get("x"));
    assertEquals(
        "category: 2 different words in 3 cells, 1 missing",
        open("x", "a b ? a").decisions().get("x"));
    assertTrue(open("id", "1 2").decisions().get("id").startsWith("id: "));
  }

  @Test
  void datePrecisionFollowsTheCells() {
    assertEquals(
        new ColumnType.DateTime(ColumnType.DateTime.Precision.DATE),
        column("x", "2020-01-31 2020-02-01").type());
    assertEquals(
        new ColumnType.DateTime(ColumnType.DateTime.Precision.LOCAL),
        column("x", "2020-01-31T10:00:00 2020-02-01").type());
    assertEquals(
        new ColumnType.DateTime(ColumnType.DateTime.Precision.INSTANT),
        column("x", "2020-01-31T10:00:00-03:00").type());
  }
}
