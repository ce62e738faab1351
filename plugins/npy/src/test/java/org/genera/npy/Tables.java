package org.genera.npy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchReader;
import org.genera.api.data.Batches;
import org.genera.api.data.DataSource;
import org.genera.api.data.Dataset;
import org.genera.api.data.DatasetWriter;
import org.genera.api.data.OpenRequest;
import org.genera.api.data.ReadRequest;
import org.genera.api.data.Schema;
import org.genera.api.data.Split;
import org.genera.api.data.WriteRequest;
import org.genera.api.option.Options;

/** Opens, reads and writes arrays as a host does. */
final class Tables {

  private static final NpyFormat FORMAT = new NpyFormat();

  private Tables() {}

  static DataSource source(Path file) {
    return new DataSource(file.toString(), Optional.of(file), new byte[0]);
  }

  static Dataset open(Path file) {
    return FORMAT.open(OpenRequest.of(source(file)).build()).dataset();
  }

  static Dataset openNamed(Path file, Schema model) {
    return FORMAT
        .open(OpenRequest.of(source(file)).options(options("names", "model")).schema(model).build())
        .dataset();
  }

  static Batch read(Path file) {
    try (Dataset dataset = open(file)) {
      return read(dataset, ReadRequest.all());
    }
  }

  static Batch read(Dataset dataset, ReadRequest request) {
    List<Batch> blocks = new ArrayList<>();
    for (Split split : dataset.splits(request)) {
      try (BatchReader reader = dataset.read(split, request)) {
        for (Optional<Batch> block = reader.next(); block.isPresent(); block = reader.next()) {
          blocks.add(block.get());
        }
      }
    }
    return Batches.concat(request.apply(dataset.schema()), blocks);
  }

  static Options options(String name, String value) {
    return Options.of(FORMAT.options(), Map.of(name, value));
  }

  static void write(Path file, Batch... batches) {
    write(file, Options.none(), batches);
  }

  static void write(Path file, Options options, Batch... batches) {
    WriteRequest request = WriteRequest.of(file, batches[0].schema(), options);
    try (DatasetWriter writer = FORMAT.write(request)) {
      List.of(batches).forEach(writer::accept);
      writer.finish();
    }
  }

  /** A file as NumPy writes it: version 1, little-endian, a header of the given entries. */
  static Path file(Path directory, String descr, boolean fortran, String shape, ByteBuffer data)
      throws IOException {
    String header =
        "{'descr': '%s', 'fortran_order': %s, 'shape': %s, }\n"
            .formatted(descr, fortran ? "True" : "False", shape);
    ByteBuffer bytes =
        ByteBuffer.allocate(10 + header.length() + data.remaining())
            .order(ByteOrder.LITTLE_ENDIAN)
            .put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0})
            .putShort((short) header.length())
            .put(header.getBytes(StandardCharsets.US_ASCII))
            .put(data);
    return Files.write(directory.resolve("array.npy"), bytes.array());
  }

  static ByteBuffer doubles(double... values) {
    ByteBuffer data = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (double value : values) {
      data.putDouble(value);
    }
    return data.flip();
  }

  static ByteBuffer longs(long... values) {
    ByteBuffer data = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (long value : values) {
      data.putLong(value);
    }
    return data.flip();
  }
}
