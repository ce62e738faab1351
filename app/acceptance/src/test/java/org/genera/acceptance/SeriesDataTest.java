package org.genera.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.genera.api.Cancellation;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnRoles;
import org.genera.api.data.ColumnType;
import org.genera.api.data.Role;
import org.genera.api.data.Schema;
import org.genera.api.data.SeriesRoles;
import org.genera.core.DataHandle;
import org.genera.core.DataRequest;
import org.genera.core.Genera;
import org.genera.core.OutputRequest;
import org.genera.core.data.SchemaAdapter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Series through the platform: long tables, formats of series, and a model's schema. */
class SeriesDataTest {

  private static final String LONG =
      """
      walk,kind,t,x,mood
      a,fast,2,1.5,up
      b,slow,1,2.5,down
      a,fast,1,,
      b,slow,2,4,up
      """;

  private static final ColumnRoles ROLES =
      new ColumnRoles(Optional.of("kind"), Optional.empty(), Set.of())
          .series(
              new SeriesRoles(Optional.of("walk"), Optional.of("t"), Optional.of("mood"), false));

  /** What a family would have learnt from. */
  private static final Schema MODEL =
      Schema.of(
          Column.category("kind", "fast", "slow").withRole(Role.LABEL),
          new Column(
              "steps",
              new ColumnType.Series(
                  Schema.of(
                      Column.real("x"),
                      Column.real("y"),
                      Column.category("mood", "down", "up").withRole(Role.LABEL))),
              Role.FEATURE));

  private static final Genera GENERA = Genera.builder().applicationPlugins().build();

  @TempDir private Path directory = Path.of("");

  private String file(String name, String content) throws IOException {
    return Files.writeString(directory.resolve(name), content).toString();
  }

  /** The data as JSON lines, which hold whatever a schema of series can say. */
  private String json(DataRequest request) throws IOException {
    Path out = directory.resolve("out.jsonl");
    Files.deleteIfExists(out);
    try (DataHandle data = GENERA.open(request)) {
      GENERA.write(data.dataset(), OutputRequest.of(out.toString()), new Cancellation());
    }
    return Files.readString(out);
  }

  private static ColumnRoles series() {
    return ColumnRoles.NONE.series(
        new SeriesRoles(Optional.of("walk"), Optional.of("t"), Optional.empty(), false));
  }

  @Test
  void aLongTableIsReadAsSeries() throws IOException {
    String csv = file("walks.csv", LONG);
    assertEquals(
        """
        {"walk":"a","kind":"fast","steps":[{"t":1,"x":null,"mood":null},{"t":2,"x":1.5,"mood":"up"}]}
        {"walk":"b","kind":"slow","steps":[{"t":1,"x":2.5,"mood":"down"},{"t":2,"x":4.0,"mood":"up"}]}
        """,
        json(DataRequest.of(csv).roles(ROLES)));
    try (DataHandle data = GENERA.open(DataRequest.of(csv).roles(ROLES))) {
      assertEquals(
          Schema.of(
              MODEL.column("kind"),
              new Column(
                  "steps",
                  new ColumnType.Series(
                      Schema.of(
                          Column.real("x"),
                          Column.category("mood", "down", "up").withRole(Role.LABEL))),
                  Role.FEATURE)),
          data.dataset().schema().modelled());
    }
  }

  @Test
  void aModelReadsALongTableByItsSchema() throws IOException {
    String csv = file("walks.csv", LONG.replace("kind,", "note,"));
    DataRequest request = DataRequest.of(csv).typedLike(MODEL).roles(series());
    assertEquals(
        """
        {"kind":null,"steps":[{"x":null,"y":null,"mood":null},{"x":1.5,"y":null,"mood":"up"}]}
        {"kind":null,"steps":[{"x":2.5,"y":null,"mood":"down"},{"x":4.0,"y":null,"mood":"up"}]}
        """,
        json(request));
    try (DataHandle data = GENERA.open(request)) {
      assertEquals(MODEL, data.dataset().schema());
    }
  }

  @Test
  void columnsThatTheModelLacksAreKeptWhenAskedFor() throws IOException {
    String csv = file("walks.csv", LONG);
    try (DataHandle data =
        GENERA.open(DataRequest.of(csv).typedLike(MODEL).roles(series()).keepOthers(true))) {
      Schema schema = data.dataset().schema();
      assertEquals(Role.ID, schema.column("walk").role());
      Schema step = ((ColumnType.Series) schema.requireSeries().type()).step();
      assertEquals(List.of("t", "x", "mood", "y"), step.names());
      assertEquals(List.of("walk", "kind", "steps"), schema.names());
    }
  }

  @Test
  void aLevelThatTheModelDoesNotKnowIsNamedWithFileAndLine() throws IOException {
    String csv = file("walks.csv", LONG.replace("slow,2,4,up", "slow,2,4,pu"));
    GeneraException error =
        assertThrows(
            GeneraException.class,
            () -> json(DataRequest.of(csv).typedLike(MODEL).roles(series())));
    assertEquals(StandardError.INVALID_DATA, error.code());
    assertTrue(
        String.valueOf(error.getMessage()).contains("walks.csv:5:5: column 'mood': unknown level"),
        error.getMessage());
  }

  @Test
  void aPlainTableForAModelOfSeriesIsToldTheFlags() throws IOException {
    for (String name : List.of("walks.csv", "walks.jsonl")) {
      String plain = name.endsWith("csv") ? LONG : "{\"x\":1,\"mood\":\"up\"}\n";
      String data = file(name, plain);
      GeneraException error =
          assertThrows(
              GeneraException.class, () -> GENERA.open(DataRequest.of(data).typedLike(MODEL)));
      assertEquals(StandardError.SCHEMA_MISMATCH, error.code());
      assertTrue(String.valueOf(error.getMessage()).contains("--series COL"), error.getMessage());
    }
  }

  @Test
  void seriesAreWrittenAsALongTableAndReadBack() throws IOException {
    String csv = file("walks.csv", LONG);
    String json = json(DataRequest.of(csv).roles(ROLES));
    Path out = directory.resolve("again.csv");
    try (DataHandle data = GENERA.open(DataRequest.of(csv).roles(ROLES))) {
      GENERA.write(data.dataset(), OutputRequest.of(out.toString()), new Cancellation());
    }
    assertEquals(
        """
        walk,kind,t,x,mood
        a,fast,1,,
        a,fast,2,1.5,up
        b,slow,1,2.5,down
        b,slow,2,4,up
        """,
        Files.readString(out));
    assertEquals(json, json(DataRequest.of(out.toString()).roles(ROLES)));
  }

  @Test
  void aColumnThatToldTheSeriesMayBeLeftOut() throws IOException {
    String csv = file("letters.csv", "line,symbol\n1,a\n1,b\n2,c\n");
    Path out = directory.resolve("letters.txt");
    ColumnRoles roles =
        new ColumnRoles(Optional.empty(), Optional.empty(), Set.of("line"))
            .series(
                new SeriesRoles(Optional.of("line"), Optional.empty(), Optional.empty(), false));
    try (DataHandle data = GENERA.open(DataRequest.of(csv).roles(roles))) {
      GENERA.write(
          SchemaAdapter.without(data.dataset(), Set.of("line")),
          OutputRequest.of(out.toString()),
          new Cancellation());
    }
    assertEquals("ab\nc\n", Files.readString(out));
  }

  @Test
  void eachFileIsTakenForWhatItIs() throws IOException {
    assertEquals("text", format("a.txt", "First Citizen:\nBefore we proceed, hear me.\n"));
    assertEquals("csv", format("b.txt", "a,b\n1,2\n2,3\n"));
    assertEquals("csv", format("numbers.txt", "1.5 2\n2 3\n"));
    assertEquals("fasta", format("c.dat", ">s\nACGT\n"));
    assertEquals("jsonl", format("d.dat", "{\"a\":1}\n"));
    assertEquals("conllu", format("e.dat", "# c\n1\ta\t_\tX\t_\t_\t_\t_\t_\t_\n"));
  }

  private String format(String name, String content) throws IOException {
    try (DataHandle data = GENERA.open(DataRequest.of(file(name, content)))) {
      return data.format();
    }
  }
}
