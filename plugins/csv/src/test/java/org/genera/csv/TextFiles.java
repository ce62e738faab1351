package org.genera.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchReader;
import org.genera.api.data.CellText;
import org.genera.api.data.ColumnRoles;
import org.genera.api.data.DataSource;
import org.genera.api.data.Dataset;
import org.genera.api.data.DatasetFormat;
import org.genera.api.data.OpenRequest;
import org.genera.api.data.OpenedDataset;
import org.genera.api.data.ReadRequest;
import org.genera.api.data.Schema;
import org.genera.api.data.Split;
import org.genera.api.option.Options;
import org.genera.csv.arff.ArffFormat;
import org.junit.jupiter.api.Assumptions;
import org.opentest4j.AssertionFailedError;

/** Files of text for tests, and their rows as texts. */
public final class TextFiles {

  private static final int HEAD_BYTES = 1 << 16;

  private TextFiles() {}

  public static Path write(Path folder, String name, String text) {
    return write(folder, name, text.getBytes(StandardCharsets.UTF_8));
  }

  public static Path write(Path folder, String name, byte[] bytes) {
    try {
      return Files.write(folder.resolve(name), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static DataSource source(Path path) {
    try {
      byte[] bytes = Files.readAllBytes(path);
      byte[] head = Arrays.copyOf(bytes, Math.min(bytes.length, HEAD_BYTES));
      return new DataSource(path.getFileName().toString(), Optional.of(path), head);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A request with options in the form key=value. */
  public static OpenRequest.Builder request(Path path, String... options) {
    return OpenRequest.of(source(path)).options(options(options));
  }

  static Options options(String... options) {
    Map<String, String> given = new HashMap<>();
    for (String option : options) {
      String[] parts = option.split("=", 2);
      given.put(parts[0], parts[1]);
    }
    return Options.of(new CsvFormat().options(), given);
  }

  public static OpenedDataset csv(Path path, String... options) {
    return new CsvFormat().open(request(path, options).build());
  }

  public static OpenedDataset arff(Path path) {
    return new ArffFormat().open(OpenRequest.of(source(path)).build());
  }

  public static ColumnRoles label(String name) {
    return new ColumnRoles(Optional.of(name), Optional.empty(), Set.of());
  }

  public static ColumnRoles weight(String name) {
    return new ColumnRoles(Optional.empty(), Optional.of(name), Set.of());
  }

  public static ColumnRoles ignored(String... names) {
    return new ColumnRoles(Optional.empty(), Optional.empty(), Set.of(names));
  }

  public static List<Batch> blocks(Dataset data, ReadRequest request) {
    List<Batch> blocks = new ArrayList<>();
    for (Split split : data.splits(request)) {
      try (BatchReader reader = data.read(split, request)) {
        for (Optional<Batch> b = reader.next(); b.isPresent(); b = reader.next()) {
          blocks.add(b.get());
        }
      }
    }
    return blocks;
  }

  /** The cells as texts joined by bars; a missing cell is a dot. */
  public static List<String> rows(Dataset data) {
    List<String> rows = new ArrayList<>();
    for (Batch batch : blocks(data, ReadRequest.all())) {
      for (int row = 0; row < batch.rows(); row++) {
        rows.add(row(batch, row));
      }
    }
    return rows;
  }

  private static String row(Batch batch, int row) {
    List<String> cells = new ArrayList<>();
    for (int column = 0; column < batch.schema().size(); column++) {
      boolean missing = batch.column(column).isMissing(row);
      cells.add(
          missing
              ? "."
              : CellText.of(batch.schema().column(column).type(), batch.column(column), row));
    }
    return String.join("|", cells);
  }

  /** Each column as name:kind:role. */
  public static List<String> columns(Schema schema) {
    return schema.columns().stream()
        .map(
            c ->
                c.name()
                    + ":"
                    + c.type().kind()
                    + ":"
                    + c.role().name().toLowerCase(java.util.Locale.ROOT))
        .toList();
  }

  /** Opens and reads all of it, which must fail with that code and a message with these parts. */
  public static void assertRefused(
      DatasetFormat format, OpenRequest request, StandardError code, String... parts) {
    GeneraException e =
        assertThrows(GeneraException.class, () -> rows(format.open(request).dataset()));
    assertEquals(code, e.code(), e.getMessage());
    for (String part : parts) {
      assertTrue(e.getMessage().contains(part), () -> "'" + part + "' in: " + e.getMessage());
    }
  }

  /** A file of the shared data; the test is skipped where it is absent. */
  public static Path shared(String name) {
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null
        && !Files.isDirectory(folder.resolve(".mvn"))
        && !Files.isDirectory(folder.resolve(".git"))) {
      folder = folder.getParent();
    }
    if (folder == null) {
      throw new AssertionFailedError("not in a checkout");
    }
    Path file = folder.resolve("../shared/data/tabular").resolve(name).normalize();
    Assumptions.assumeTrue(Files.isRegularFile(file), "shared data are absent: " + name);
    return file;
  }
}
