package org.genera.csv;

import static org.genera.csv.TextFiles.assertRefused;
import static org.genera.csv.TextFiles.columns;
import static org.genera.csv.TextFiles.request;
import static org.genera.csv.TextFiles.rows;
import static org.genera.csv.TextFiles.write;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.CategoryVector;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.Dataset;
import org.genera.api.data.OpenRequest;
import org.genera.api.data.ReadRequest;
import org.genera.api.data.Role;
import org.genera.api.data.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reading by a wanted schema, as scoring with a model does, and roles. */
final class CsvSchemaTest {

  private static final Schema WANTED =
      Schema.of(
          Column.real("x"),
          Column.category("colour", "blue", "green", "red"),
          new Column("class", new ColumnType.Category(List.of("no", "yes")), Role.LABEL));

  @TempDir Path folder;

  private OpenRequest.Builder wanted(String text, String... options) {
    return request(write(folder, "data.csv", text), options).schema(WANTED);
  }

  private static Dataset open(OpenRequest.Builder request) {
    return new CsvFormat().open(request.build()).dataset();
  }

  @Test
  void columnsAreFoundByName() {
    Dataset data = open(wanted("class,extra,colour,x\nyes,7,red,1\nno,8,blue,2.5\n"));
    assertEquals(WANTED, data.schema());
    assertEquals(List.of("1|red|yes", "2.5|blue|no"), rows(data));
  }

  @Test
  void absentColumnsAreLeftToTheHost() {
    Dataset data = open(wanted("x,colour\n1,red\n2,\n"));
    assertEquals(List.of("x", "colour"), data.schema().names());
    assertEquals(List.of("1|red", "2|."), rows(data));
  }

  @Test
  void aColumnThatTheFileLacksIsAnErrorWhereAllAreRequired() {
    GeneraException error =
        assertThrows(
            GeneraException.class,
            () -> open(wanted("x,color,class\n1,red,yes\n").requireAll(true)));
    assertEquals(StandardError.INVALID_CONFIG, error.code());
    assertTrue(error.getMessage().contains("'colour'"), error.getMessage());
    assertTrue(error.getMessage().contains("Did you mean 'color'?"), error.getMessage());
  }

  @Test
  void aLevelOutsideTheWantedSchemaIsMarkedWhereThatIsAsked() {
    Dataset data =
        open(wanted("x,colour,class\n1,mauve,yes\n2,,no\n3,red,no\n").unknownLevels(true));
    Batch batch = TextFiles.blocks(data, ReadRequest.all()).get(0);
    assertArrayEquals(
        new int[] {CategoryVector.UNKNOWN, CategoryVector.MISSING, 2},
        ((CategoryVector) batch.column("colour")).codes());
    assertRefused(
        new CsvFormat(),
        wanted("x,colour,class\n1,red,maybe\n").unknownLevels(true).build(),
        StandardError.INVALID_DATA,
        "unknown level 'maybe'");
  }

  @Test
  void aLabelOutsideTheWantedSchemaIsACategory() {
    Schema wanted = Schema.of(Column.real("x"));
    Dataset data =
        open(
            request(write(folder, "d.csv", "x,y\n1,b\n2,NA\n3,a\n"))
                .schema(wanted)
                .keepOthers(true)
                .roles(TextFiles.label("y")));
    assertEquals(List.of("x:real:feature", "y:category:label"), columns(data.schema()));
    assertEquals(List.of("1|b", "2|.", "3|a"), rows(data));
  }

  @Test
  void otherColumnsAreKeptVerbatim() {
    Dataset data =
        open(wanted("n,x,colour,t\n007,1,red,NA\n1.50,2,blue,\n,3,?,\"a, b\"\n").keepOthers(true));
    assertEquals(
        List.of("n:text:ignored", "x:real:feature", "colour:category:feature", "t:text:ignored"),
        columns(data.schema()));
    assertEquals(List.of("007|1|red|NA", "1.50|2|blue|.", ".|3|.|a, b"), rows(data));
  }

  @Test
  void unknownLevelIsRefusedWithTheNearest() {
    assertRefused(
        new CsvFormat(),
        wanted("x,colour\n1,red\n2,gren\n").build(),
        StandardError.INVALID_DATA,
        "data.csv:3:2",
        "column 'colour'",
        "unknown level 'gren'",
        "Did you mean 'green'?");
  }

  @Test
  void wordInANumericColumnIsRefused() {
    assertRefused(
        new CsvFormat(),
        wanted("x,colour\n1,red\nabc,red\n").build(),
        StandardError.INVALID_DATA,
        "data.csv:3:1",
        "column 'x'",
        "'abc' is not a number");
    assertRefused(
        new CsvFormat(),
        wanted("x,colour\n1e999,red\n").build(),
        StandardError.INVALID_DATA,
        "data.csv:2:1",
        "1e999");
  }

  @Test
  void quotedLevelIsALevelEvenIfItLooksMissing() {
    Schema schema = Schema.of(Column.category("s", "", "NA", "x"));
    Dataset data = open(request(write(folder, "d.csv", "s\n\"NA\"\nNA\n\"\"\nx\n")).schema(schema));
    assertEquals(List.of("NA", ".", "", "x"), rows(data));
  }

  @Test
  void namesCanComeFromTheModelByPosition() {
    assertEquals(
        List.of("1|red|yes", "2|blue|no"),
        rows(open(wanted("1,red,yes\n2,blue,no\n", "names=model"))));
    assertEquals(
        List.of("1|red", "2|blue"), rows(open(wanted("a,b\n1,red\n2,blue\n", "names=model"))));
    assertRefused(
        new CsvFormat(),
        wanted("1,red,yes,4\n", "names=model").build(),
        StandardError.SCHEMA_MISMATCH,
        "4 columns",
        "needs 3");
  }

  @Test
  void fileWithoutAnyWantedColumnIsRefused() {
    assertRefused(
        new CsvFormat(),
        wanted("1,red\n2,blue\n").build(),
        StandardError.SCHEMA_MISMATCH,
        "none of the columns wanted",
        "names=model");
  }

  @Test
  void noRowIsRefused() {
    assertRefused(new CsvFormat(), wanted("x,colour\n").build(), StandardError.NO_DATA);
  }

  @Test
  void imageColumnIsRefused() {
    Schema image = Schema.of(new Column("x", new ColumnType.Image(1, 2, 2), Role.FEATURE));
    assertRefused(
        new CsvFormat(),
        request(write(folder, "d.csv", "x\n1\n")).schema(image).build(),
        StandardError.SCHEMA_MISMATCH,
        "column 'x'",
        "image");
  }

  @Test
  void labelMakesNumbersACategoryInNumericOrder() {
    Path file = write(folder, "d.csv", "x,y\n1.5,10\n2.5,9\n3.5,2\n4.5,\n");
    Dataset data = open(request(file).roles(TextFiles.label("y")));
    Column label = data.schema().label().orElseThrow();
    assertEquals(new ColumnType.Category(List.of("2", "9", "10")), label.type());
    assertEquals(List.of("1.5|10", "2.5|9", "3.5|2", "4.5|."), rows(data));
    Schema schema = Schema.of(Column.real("x"), Column.whole("y"));
    Dataset wanted = open(request(file).schema(schema).roles(TextFiles.label("y")));
    assertEquals(label, wanted.schema().label().orElseThrow());
  }

  @Test
  void labelMakesABooleanACategory() {
    Path file = write(folder, "d.csv", "x,y\n1.5,true\n2.5,false\n");
    Dataset data = open(request(file).roles(TextFiles.label("y")));
    assertEquals(
        new ColumnType.Category(List.of("false", "true")),
        data.schema().label().orElseThrow().type());
  }

  @Test
  void weightMustBeANumber() {
    Path file = write(folder, "d.csv", "x,w,s\n1.5,10,a\n2.5,9,b\n");
    Dataset data = open(request(file).roles(TextFiles.weight("w")));
    assertEquals("w", data.schema().weight().orElseThrow().name());
    assertRefused(
        new CsvFormat(),
        request(file).roles(TextFiles.weight("s")).build(),
        StandardError.SCHEMA_MISMATCH,
        "Column 's'",
        "category");
  }

  @Test
  void aLabelOfMeasurementsIsRefused() {
    StringBuilder text = new StringBuilder("x,y,z\n");
    for (int row = 0; row < 60; row++) {
      text.append(row).append(',').append(row % 20 + 0.5).append(',').append(row).append('\n');
    }
    Path file = write(folder, "d.csv", text.toString());
    assertEquals(
        20,
        ((ColumnType.Category)
                open(request(file).roles(TextFiles.label("y"))).schema().column("y").type())
            .levels()
            .size());
    text.setLength(0);
    text.append("x,y\n");
    for (int row = 0; row < 60; row++) {
      text.append(row).append(',').append(row % 40 + 0.5).append('\n');
    }
    assertRefused(
        new CsvFormat(),
        request(write(folder, "e.csv", text.toString())).roles(TextFiles.label("y")).build(),
        StandardError.SCHEMA_MISMATCH,
        "'y' cannot be the label",
        "40 of its 60 values differ");
  }

  @Test
  void labelWithTooManyValuesIsRefused() {
    StringBuilder text = new StringBuilder("x,y\n");
    for (int i = 0; i < 2000; i++) {
      text.append("0,").append(i).append('\n');
    }
    assertRefused(
        new CsvFormat(),
        request(write(folder, "d.csv", text.toString())).roles(TextFiles.label("y")).build(),
        StandardError.SCHEMA_MISMATCH,
        "more than 1000 different values");
  }

  @Test
  void unknownColumnsInRolesAreRefusedWithTheNearest() {
    Path file = write(folder, "d.csv", "waiting,eruptions\n1,2\n");
    for (var roles :
        List.of(
            TextFiles.label("wating"), TextFiles.weight("wating"), TextFiles.ignored("wating"))) {
      assertRefused(
          new CsvFormat(),
          request(file).roles(roles).build(),
          StandardError.UNKNOWN_COLUMN,
          "Did you mean 'waiting'?");
    }
  }

  @Test
  void ignoredColumnsMayHoldAnything() {
    String text = "x,y\n" + "1,2\n".repeat(50) + "3,oops\n";
    Dataset data = open(request(write(folder, "d.csv", text)).roles(TextFiles.ignored("y")));
    assertEquals(Role.IGNORED, data.schema().column("y").role());
    assertEquals("3|oops", rows(data).get(50));
  }

  @Test
  void twoRolesAtOnceAreRefused() {
    Path file = write(folder, "d.csv", "x,y\n1,2\n");
    var roles =
        new org.genera.api.data.ColumnRoles(
            java.util.Optional.of("y"), java.util.Optional.of("y"), java.util.Set.of());
    assertRefused(new CsvFormat(), request(file).roles(roles).build(), StandardError.USAGE, "'y'");
  }
}
