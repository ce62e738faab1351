package org.genera.csv;

import static org.genera.csv.TextFiles.options;
import static org.genera.csv.TextFiles.request;
import static org.genera.csv.TextFiles.rows;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchBuilder;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.Dataset;
import org.genera.api.data.DatasetWriter;
import org.genera.api.data.Role;
import org.genera.api.data.Schema;
import org.genera.api.data.WriteRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CsvWriterTest {

  private static final Schema ALL_KINDS =
      Schema.of(
          Column.real("r"),
          Column.whole("w"),
          new Column("b", new ColumnType.Bool("no", "yes"), Role.FEATURE),
          Column.category("c", "", "NA", "a,b", " x", "\"q\"", "it's"),
          new Column(
              "d", new ColumnType.DateTime(ColumnType.DateTime.Precision.LOCAL), Role.FEATURE),
          new Column("t", new ColumnType.Text(), Role.FEATURE));

  @TempDir Path folder;

  private Path write(String name, Batch batch, String... options) {
    Path path = folder.resolve(name);
    try (DatasetWriter writer =
        new CsvFormat().write(WriteRequest.of(path, batch.schema(), options(options)))) {
      writer.accept(batch);
      writer.finish();
    }
    return path;
  }

  private static Batch texts(Role role, String... values) {
    Schema schema = Schema.of(Column.real("n"), new Column("t", new ColumnType.Text(), role));
    BatchBuilder builder = new BatchBuilder(schema, values.length);
    for (String value : values) {
      if (!value.equals(".")) {
        builder.text(1, value);
      }
      builder.endRow();
    }
    return builder.build(0);
  }

  @Test
  void quotesStandOnlyWhereNeeded() throws IOException {
    Path path =
        write("a.csv", texts(Role.FEATURE, "plain", "a,b", "a\"b", "a\nb", "", ".", "NA", " x"));
    assertEquals(
        "n,t\n,plain\n,\"a,b\"\n,\"a\"\"b\"\n,\"a\nb\"\n,\"\"\n,\n,\"NA\"\n,\" x\"\n",
        Files.readString(path));
  }

  @Test
  void columnsThatArePassedOnStayAsTheyWere() throws IOException {
    Path path = write("a.csv", texts(Role.IGNORED, "NA", "", ".", "a;b"));
    assertEquals("n,t\n,NA\n,\"\"\n,\n,a;b\n", Files.readString(path));
  }

  @Test
  void separatorFollowsTheSuffixOrTheOption() throws IOException {
    Batch batch = texts(Role.FEATURE, "a\tb", "c;d");
    assertEquals("n\tt\n\t\"a\tb\"\n\tc;d\n", Files.readString(write("a.tsv", batch)));
    assertEquals(
        "n;t\n;a\tb\n;\"c;d\"\n", Files.readString(write("b.csv", batch, "separator=semicolon")));
    assertEquals(",a\tb\n,c;d\n", Files.readString(write("c.csv", batch, "header=false")));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void everyCellIsReadBack(long seed) {
    Batch batch = random(seed);
    for (String name : List.of("a.csv", "a.tsv")) {
      Path path = write(name, batch);
      Dataset read = new CsvFormat().open(request(path).schema(ALL_KINDS).build()).dataset();
      assertEquals(rows(Dataset.of(batch)), rows(read), "seed " + seed + ", " + name);
    }
    Path single = write("s.csv", batch, "quote=single", "separator=pipe");
    Dataset read =
        new CsvFormat()
            .open(request(single, "quote=single", "separator=pipe").schema(ALL_KINDS).build())
            .dataset();
    assertEquals(rows(Dataset.of(batch)), rows(read), "seed " + seed);
  }

  private static Batch random(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    BatchBuilder builder = new BatchBuilder(ALL_KINDS, 500);
    for (int row = 0; row < 500; row++) {
      for (int column = 0; column < ALL_KINDS.size(); column++) {
        if (random.nextInt(5) > 0) {
          fill(builder, column, random);
        }
      }
      builder.endRow();
    }
    return builder.build(0);
  }

  private static void fill(BatchBuilder builder, int column, SplittableRandom random) {
    switch (column) {
      case 0 -> builder.number(column, finite(random));
      case 1 -> builder.whole(column, Math.max(random.nextLong(), -Long.MAX_VALUE));
      case 2 -> builder.whole(column, random.nextInt(2));
      case 3 -> builder.whole(column, random.nextInt(6));
      case 4 -> builder.whole(column, random.nextLong(-(1L << 52), 1L << 52));
      default -> builder.text(column, text(random));
    }
  }

  private static double finite(SplittableRandom random) {
    double value = Double.longBitsToDouble(random.nextLong());
    return Double.isFinite(value) ? value : random.nextInt();
  }

  private static String text(SplittableRandom random) {
    String letters = "ab ,;\t\"'\n\r?NA#|é\uFEFF";
    StringBuilder text = new StringBuilder();
    int length = random.nextInt(6);
    for (int i = 0; i < length; i++) {
      text.append(letters.charAt(random.nextInt(letters.length())));
    }
    return text.toString();
  }

  @Test
  void missingCellsOfASingleColumnAreReadBack() {
    for (Column column :
        List.of(
            Column.real("x"),
            Column.category("x", "a", "b"),
            new Column("x", new ColumnType.Text(), Role.FEATURE))) {
      Schema schema = Schema.of(column);
      Path path = write("one.csv", Batch.missing(schema, 3));
      Dataset read = new CsvFormat().open(request(path).schema(schema).build()).dataset();
      assertEquals(List.of(".", ".", "."), rows(read));
    }
  }

  @Test
  void kindsWithoutTextAreRefused() {
    Schema schema = Schema.of(new Column("i", new ColumnType.Image(1, 2, 2), Role.FEATURE));
    WriteRequest request = WriteRequest.of(folder.resolve("i.csv"), schema, options());
    GeneraException e = assertThrows(GeneraException.class, () -> new CsvFormat().write(request));
    assertEquals(StandardError.SCHEMA_MISMATCH, e.code());
  }

  @Test
  void absentFolderIsRefused() {
    Path path = folder.resolve("absent").resolve("a.csv");
    GeneraException e =
        assertThrows(
            GeneraException.class,
            () ->
                new CsvFormat()
                    .write(WriteRequest.of(path, Schema.of(Column.real("x")), options())));
    assertEquals(StandardError.INPUT_OUTPUT, e.code());
  }
}
