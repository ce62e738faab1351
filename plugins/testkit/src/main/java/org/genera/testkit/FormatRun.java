package org.genera.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchReader;
import org.genera.api.data.Batches;
import org.genera.api.data.DataSource;
import org.genera.api.data.Dataset;
import org.genera.api.data.DatasetFormat;
import org.genera.api.data.DatasetWriter;
import org.genera.api.data.OpenRequest;
import org.genera.api.data.OpenedDataset;
import org.genera.api.data.ReadRequest;
import org.genera.api.data.Schema;
import org.genera.api.data.Split;
import org.genera.api.data.WriteRequest;
import org.genera.api.option.Options;

/** A format at work on a fixture, in a directory of its own. */
record FormatRun(DatasetFormat format, FormatFixture fixture, Path directory) {

  private static final int HEAD = 65_536;

  String where(String what) {
    return format.name() + ", fixture '" + fixture.name() + "': " + what;
  }

  /** Where the fixture's data lie; its file is written first. */
  DataSource source() {
    if (!fixture.folder().isEmpty()) {
      fixture.folder().forEach((file, bytes) -> write(fixture.location() + "/" + file, bytes));
      return source(directory.resolve(fixture.location()), new byte[0]);
    }
    return fixture
        .content()
        .map(bytes -> source(write(fixture.location(), bytes), bytes))
        .orElseGet(() -> new DataSource(fixture.location(), Optional.empty(), new byte[0]));
  }

  private Path write(String name, byte[] bytes) {
    try {
      Path path = directory.resolve(name);
      Files.createDirectories(path.getParent());
      return Files.write(path, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static DataSource source(Path path, byte[] content) {
    byte[] head = Arrays.copyOf(content, Math.min(HEAD, content.length));
    return new DataSource(path.toString(), Optional.of(path), head);
  }

  OpenedDataset open() {
    return open(source(), Optional.empty());
  }

  OpenedDataset open(DataSource source, Optional<Schema> schema) {
    OpenRequest.Builder request =
        OpenRequest.of(source).options(Options.of(format.options(), fixture.options()));
    schema.ifPresent(request::schema);
    return format.open(request.build());
  }

  /** All rows, after a check that splits and blocks are as they should be. */
  Batch read(Dataset data, ReadRequest request) {
    List<Batch> batches = new ArrayList<>();
    long row = 0;
    for (Split split : data.splits(request)) {
      assertEquals(row, split.firstRow(), where("first row of " + split));
      long end = row + split.rows();
      row = read(data, split, request, batches);
      assertTrue(split.rows() == Split.UNKNOWN || row == end, where("rows of " + split));
    }
    Schema schema = request.apply(data.schema());
    data.rows().ifPresent(rows -> assertEquals(rows, count(batches), where("number of rows")));
    return Batches.concat(schema, batches);
  }

  private long read(Dataset data, Split split, ReadRequest request, List<Batch> batches) {
    long row = split.firstRow();
    try (BatchReader reader = data.read(split, request)) {
      for (Optional<Batch> next = reader.next(); next.isPresent(); next = reader.next()) {
        Batch batch = next.get();
        assertEquals(row, batch.firstRow(), where("first row of a block"));
        assertEquals(0, row % request.blockRows(), where("a block before was short"));
        assertEquals(request.apply(data.schema()), batch.schema(), where("columns of a block"));
        batches.add(batch);
        row += batch.rows();
      }
    }
    return row;
  }

  private static long count(List<Batch> batches) {
    return batches.stream().mapToLong(Batch::rows).sum();
  }

  /** Opens the fixture and reads everything. */
  Batch readAll() {
    try (Dataset data = open().dataset()) {
      return read(data, ReadRequest.all());
    }
  }

  /** Writes rows to a new file. */
  Path write(Batch rows, String fileName) {
    Path path = directory.resolve(fileName);
    WriteRequest request =
        WriteRequest.of(path, rows.schema(), Options.of(format.options(), Map.of()));
    try (DatasetWriter writer = format.write(request)) {
      int half = rows.rows() / 2;
      writer.accept(rows.slice(0, half));
      writer.accept(rows.slice(half, rows.rows()));
      writer.finish();
    }
    return path;
  }
}
