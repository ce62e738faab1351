package org.genera.sequences.jsonl;

import static org.genera.sequences.SeriesFiles.all;
import static org.genera.sequences.SeriesFiles.series;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.Dataset;
import org.genera.api.data.Role;
import org.genera.api.data.Schema;
import org.genera.sequences.SeriesFiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonLinesTest {

  private static final String ROWS =
      """
      {"id":"a","class":"x","xs":[1,2.5,null],"steps":[{"n":1,"w":"p"},{"w":"q","n":null}],"ws":["u","v"]}
      {"id":"b","class":"y","xs":[],"steps":[{"n":3,"w":null}],"ws":["v"]}
      """;

  @TempDir private Path directory = Path.of("");
  private SeriesFiles files = new SeriesFiles(new JsonLinesFormat(), directory);

  @BeforeEach
  void files() {
    files = new SeriesFiles(new JsonLinesFormat(), directory);
  }

  private static Schema step(Dataset data, String column) {
    return ((ColumnType.Series) data.schema().column(column).type()).step();
  }

  @Test
  void arraysAreSeries() {
    Dataset data = files.open("a.jsonl", ROWS, Map.of());
    assertEquals(Schema.of(Column.real("value")), step(data, "xs"));
    assertEquals(Schema.of(Column.whole("n"), Column.category("w", "p", "q")), step(data, "steps"));
    assertEquals(Schema.of(Column.category("symbol", "u", "v")), step(data, "ws"));
    assertEquals(Role.ID, data.schema().column("id").role());
    assertEquals(List.of("1 2.5 ?", ""), series(all(data), "xs"));
    assertEquals(List.of("1|p ?|q", "3|?"), series(all(data), "steps"));
  }

  @Test
  void objectsAreWrittenAsTheyWere() {
    String written = files.written(all(files.open("a.jsonl", ROWS, Map.of())), Map.of());
    assertEquals(
        ROWS.replace("[1,2.5", "[1.0,2.5")
            .replace("{\"w\":\"q\",\"n\":null}", "{\"n\":null,\"w\":\"q\"}"),
        written);
  }

  @Test
  void aLevelThatTheModelDoesNotKnowIsNamedWithItsLine() {
    Schema known = files.open("a.jsonl", ROWS, Map.of()).schema();
    Dataset data =
        files.open("b.jsonl", "{\"ws\":[\"u\"]}\n{\"ws\":[\"w\"]}\n", Map.of(), Optional.of(known));
    GeneraException error = assertThrows(GeneraException.class, () -> all(data));
    String message = String.valueOf(error.getMessage());
    assertTrue(message.contains("b.jsonl:2: ") && message.contains("unknown level 'w'"), message);
  }

  @Test
  void malformedObjectsAreRefused() {
    refused("has no object", StandardError.NO_DATA, " \n");
    refused("bad:2: ", StandardError.INVALID_DATA, "{\"a\":1}\n{\"a\":2");
    refused("bad:1: each line must be one object", StandardError.INVALID_DATA, "[1]\n");
    refused("bad:1: ", StandardError.INVALID_DATA, "{\"a\":1,\"a\":2}\n");
    refused(
        "bad:2: field 'a' is a text here (x), but a whole number before",
        StandardError.INVALID_DATA,
        "{\"a\":1}\n{\"a\":\"x\"}\n");
    refused("bad:1: field 'a' is nested too deep", StandardError.INVALID_DATA, "{\"a\":[[1]]}\n");
    refused(
        "bad:1: field 'a' is nested too deep", StandardError.INVALID_DATA, "{\"a\":{\"b\":1}}\n");
    refused(
        "bad:2: field 'a' must have one shape",
        StandardError.INVALID_DATA,
        "{\"a\":[1]}\n{\"a\":2}\n");
    refused(
        "bad:2: field 'a' must have one shape",
        StandardError.INVALID_DATA,
        "{\"a\":[1]}\n{\"a\":[{\"b\":2}]}\n");
    refused(
        "bad:2: field 'a' must have one shape",
        StandardError.INVALID_DATA,
        "{\"a\":[{\"b\":2}]}\n{\"a\":[1]}\n");
    refused("too large for a number", StandardError.INVALID_DATA, "{\"a\":1e999}\n");
    refused("bad:1: ", StandardError.INVALID_DATA, "{\"a\":\"\0\"}\n");
  }

  private void refused(String part, StandardError code, String content) {
    files.assertRefused(code, part, content);
  }

  @Test
  void bytesThatAreNoUtf8AreRefused() {
    files.assertRefused(
        StandardError.INVALID_DATA,
        "bad:2: this is not UTF-8",
        new byte[] {'{', '}', '\n', '{', '"', (byte) 0xff, '"', ':', '1', '}'});
  }
}
