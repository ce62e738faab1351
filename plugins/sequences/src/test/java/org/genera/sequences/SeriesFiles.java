package org.genera.sequences;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.genera.api.ErrorCode;
import org.genera.api.GeneraException;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchReader;
import org.genera.api.data.Batches;
import org.genera.api.data.CellText;
import org.genera.api.data.ColumnVector;
import org.genera.api.data.DataSource;
import org.genera.api.data.Dataset;
import org.genera.api.data.DatasetFormat;
import org.genera.api.data.DatasetWriter;
import org.genera.api.data.OpenRequest;
import org.genera.api.data.ReadRequest;
import org.genera.api.data.Schema;
import org.genera.api.data.SeriesVector;
import org.genera.api.data.Split;
import org.genera.api.data.WriteRequest;
import org.genera.api.option.Options;

/** Files of a format in a directory: written, read, and read back. */
public record SeriesFiles(DatasetFormat format, Path directory) {

  public DataSource source(String name, byte[] content) {
    try {
      Path path = Files.write(directory.resolve(name), content);
      return new DataSource(
          path.toString(),
          Optional.of(path),
          Arrays.copyOf(content, Math.min(content.length, 1 << 16)));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  public Dataset open(String name, String content, Map<String, String> options) {
    return open(name, content, options, Optional.empty());
  }

  public Dataset open(
      String name, String content, Map<String, String> options, Optional<Schema> wanted) {
    OpenRequest.Builder request =
        OpenRequest.of(source(name, content.getBytes(StandardCharsets.UTF_8)))
            .options(Options.of(format.options(), options));
    wanted.ifPresent(request::schema);
    return format.open(request.build()).dataset();
  }

  public static Batch all(Dataset data) {
    List<Batch> blocks = new ArrayList<>();
    for (Split split : data.splits(ReadRequest.all())) {
      try (BatchReader reader = data.read(split, ReadRequest.all())) {
        for (Optional<Batch> next = reader.next(); next.isPresent(); next = reader.next()) {
          blocks.add(next.get());
        }
      }
    }
    return Batches.concat(data.schema(), blocks);
  }

  /** What is written of rows, as a text. */
  public String written(Batch rows, Map<String, String> options) {
    try {
      Path path = Files.createTempDirectory(directory, "written").resolve("out");
      WriteRequest request =
          WriteRequest.of(path, rows.schema(), Options.of(format.options(), options));
      try (DatasetWriter writer = format.write(request)) {
        writer.accept(rows);
        writer.finish();
      }
      return Files.readString(path);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** The steps of each series: cells with bars between, steps with blanks; ? is missing. */
  public static List<String> series(Batch rows, String column) {
    SeriesVector vector = (SeriesVector) rows.column(column);
    List<String> series = new ArrayList<>();
    for (int row = 0; row < rows.rows(); row++) {
      List<String> steps = new ArrayList<>();
      for (int t = vector.offsets()[row]; t < vector.offsets()[row + 1]; t++) {
        steps.add(step(vector.steps(), t));
      }
      series.add(String.join(" ", steps));
    }
    return series;
  }

  private static String step(Batch steps, int step) {
    List<String> cells = new ArrayList<>();
    for (int c = 0; c < steps.schema().size(); c++) {
      ColumnVector vector = steps.column(c);
      cells.add(
          vector.isMissing(step)
              ? "?"
              : CellText.of(steps.schema().column(c).type(), vector, step));
    }
    return String.join("|", cells);
  }

  /** Reads a file to its end and sees it refused. */
  public void assertRefused(ErrorCode code, String part, String content) {
    assertRefused(code, part, content.getBytes(StandardCharsets.UTF_8));
  }

  public void assertRefused(ErrorCode code, String part, byte[] content) {
    GeneraException error =
        assertThrows(
            GeneraException.class,
            () ->
                all(
                    format
                        .open(
                            OpenRequest.of(source("bad", content))
                                .options(Options.of(format.options(), Map.of()))
                                .build())
                        .dataset()));
    assertEquals(code, error.code(), error.getMessage());
    assertTrue(String.valueOf(error.getMessage()).contains(part), error.getMessage());
  }
}
