package org.genera.csv.arff;

import static org.genera.csv.TextFiles.assertRefused;
import static org.genera.csv.TextFiles.columns;
import static org.genera.csv.TextFiles.rows;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.Dataset;
import org.genera.api.data.OpenRequest;
import org.genera.api.data.Schema;
import org.genera.api.data.WriteRequest;
import org.genera.api.option.Options;
import org.genera.csv.TextFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ArffFormatTest {

  private static final String ALL_KINDS =
      """
      % a comment
      @RELATION 'some data'

      @attribute n NUMERIC
      @ATTRIBUTE 'real one' real % trailing
      @attribute "i" Integer
      @attribute c { 'b b', a,"it\\'s", ? }
      @attribute s string
      @attribute d date
      @attribute e DATE "dd.MM.yyyy"
      @attribute f date 'yyyy-MM-dd HH:mm'

      @DATA
      % before the rows
      1.5, 2e3,\t7, 'b b', 'one, two' , 2020-01-31T10:20:30, 31.12.1999, "2020-01-31 10:20"
      ?, ?, ?, ?, ?, ?, ?, ? % nothing known

      -1,.5,-7,"it's","a \\"quoted\\"\\nword",?,?,?
      """;

  @TempDir Path folder;

  private OpenRequest.Builder request(String text) {
    return OpenRequest.of(TextFiles.source(TextFiles.write(folder, "d.arff", text)));
  }

  private Dataset open(OpenRequest.Builder request) {
    return new ArffFormat().open(request.build()).dataset();
  }

  private void refused(String text, StandardError code, String... parts) {
    assertRefused(new ArffFormat(), request(text).build(), code, parts);
  }

  @Test
  void everyKindIsRead() {
    Dataset data = open(request(ALL_KINDS));
    assertEquals(
        List.of(
            "n:real:feature",
            "real one:real:feature",
            "i:integer:feature",
            "c:category:feature",
            "s:text:feature",
            "d:date-time:feature",
            "e:date-time:feature",
            "f:date-time:feature"),
        columns(data.schema()));
    assertEquals(
        new ColumnType.Category(List.of("b b", "a", "it's", "?")),
        data.schema().column("c").type());
    assertEquals(
        List.of(
            "1.5|2000|7|b b|one, two|2020-01-31T10:20:30|1999-12-31|2020-01-31T10:20",
            ".|.|.|.|.|.|.|.",
            "-1|0.5|-7|it's|a \"quoted\"\nword|.|.|."),
        rows(data));
  }

  @Test
  void rolesAndWantedSchemaAreHeeded() {
    String text = "@relation r\n@attribute x real\n@attribute y integer\n@data\n1,1\n2,0\n3,?\n";
    Dataset labelled = open(request(text).roles(TextFiles.label("y")));
    assertEquals(
        new ColumnType.Category(List.of("0", "1")), labelled.schema().label().orElseThrow().type());
    Schema wanted = Schema.of(Column.category("y", "0", "1"), Column.real("z"));
    Dataset read = open(request(text).schema(wanted).keepOthers(true));
    assertEquals(List.of("1|1", "2|0", "3|."), rows(read));
    assertRefused(
        new ArffFormat(),
        request(text).roles(TextFiles.ignored("xx")).build(),
        StandardError.UNKNOWN_COLUMN,
        "Did you mean 'x'?");
  }

  @Test
  void malformedRows() {
    String head = "@relation r\n@attribute x real\n@attribute c {a,b}\n@data\n1,a\n";
    refused(head + "1\n", StandardError.INVALID_DATA, "d.arff:6:2", "1 values instead of 2");
    refused(head + "\n1,c\n", StandardError.INVALID_DATA, "d.arff:7:2", "unknown level 'c'");
    refused(head + "oops,a\n", StandardError.INVALID_DATA, "d.arff:6:1", "column 'x'", "'oops'");
    refused(head + "1e999,a\n", StandardError.INVALID_DATA, "d.arff:6:1", "1e999");
    refused(head + "1,'a\n", StandardError.INVALID_DATA, "d.arff:6:2", "not closed");
    refused(head + "1,'a'b\n", StandardError.INVALID_DATA, "d.arff:6:2", "closing quote");
    refused(head + "{0 1}\n", StandardError.INVALID_DATA, "d.arff:6:1", "sparse");
    refused(head + "1,a,{2}\n", StandardError.INVALID_DATA, "d.arff:6:3", "weights");
  }

  @Test
  void malformedHeaders() {
    refused("@relation r\n@attribute x real\n@data\n", StandardError.NO_DATA, "d.arff");
    refused("@relation r\n@attribute x real\n", StandardError.NO_DATA, "@data");
    refused("@relation r\n@data\n1\n", StandardError.INVALID_DATA, "d.arff:2", "@attribute");
    refused("@relation r\n@atribute x real\n", StandardError.INVALID_DATA, "'@attribute'?");
    refused("@relation r\n@attribute x rael\n", StandardError.INVALID_DATA, "Did you mean 'real'?");
    refused("@relation r\n@attribute x {a,a}\n", StandardError.INVALID_DATA, "d.arff:2", "twice");
    refused("@relation r\n@attribute x {a,b\n", StandardError.INVALID_DATA, "brace");
    refused("@relation r\n@attribute 'x real\n", StandardError.INVALID_DATA, "not closed");
    refused("@relation r\n@attribute\n", StandardError.INVALID_DATA, "no name");
    refused("@relation r\n@attribute x relational\n", StandardError.INVALID_DATA, "relational");
    refused(
        "@relation r\n@attribute x real\n@attribute x real\n",
        StandardError.INVALID_DATA,
        "d.arff:3",
        "line 2");
    refused(
        "@relation r\n@attribute x date 'qqqqqqqq'\n@data\n1\n",
        StandardError.INVALID_DATA,
        "d.arff:2");
  }

  @Test
  void writingIsRefused() {
    Schema schema = Schema.of(Column.real("x"));
    GeneraException e =
        assertThrows(
            GeneraException.class,
            () ->
                new ArffFormat()
                    .write(WriteRequest.of(folder.resolve("x.arff"), schema, Options.none())));
    assertEquals(StandardError.USAGE, e.code());
  }
}
