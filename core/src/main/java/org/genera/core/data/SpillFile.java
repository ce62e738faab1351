package org.genera.core.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.ColumnVector;
import org.genera.api.data.Schema;

/**
 * Blocks in a temporary file, column after column, so that a block can be read in part and by
 * several threads at once. The file is gone when the process is, however that ends: it is opened to
 * be deleted on close, for which Unix takes its name away at once and Windows its handle.
 */
final class SpillFile implements BlockStore {

  private final Schema schema;
  private final FileChannel channel;
  private final CellOutput output;
  private final List<Place> places = new ArrayList<>();
  private long length;

  /** Where a block's columns begin, and the block itself. */
  private record Place(long firstRow, int rows, long[] columns) {}

  SpillFile(Schema schema) {
    this.schema = schema;
    channel = open();
    output = new CellOutput(this::append);
  }

  private static FileChannel open() {
    try {
      Path path = Files.createTempFile("genera-", ".blocks");
      return FileChannel.open(
          path,
          Set.of(
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE));
    } catch (IOException e) {
      throw failed("make", e);
    }
  }

  /** Takes the next block. */
  void add(Batch block) {
    long[] columns = new long[schema.size()];
    for (int c = 0; c < columns.length; c++) {
      columns[c] = length;
      CellCodec.write(block.column(c), 0, block.rows(), output);
      output.flush();
    }
    places.add(new Place(block.firstRow(), block.rows(), columns));
  }

  private void append(ByteBuffer bytes) {
    try {
      while (bytes.hasRemaining()) {
        length += channel.write(bytes, length);
      }
    } catch (IOException e) {
      throw failed("write", e);
    }
  }

  @Override
  public Batch read(int block, List<String> columns) {
    Place place = places.get(block);
    Schema selected = schema.select(columns);
    CellInput input = new CellInput(this::fill);
    List<ColumnVector> vectors = new ArrayList<>();
    for (String name : columns) {
      int column = schema.indexOf(name);
      input.seek(place.columns()[column]);
      vectors.add(CellCodec.read(schema.column(column).type(), place.rows(), input));
    }
    return Batch.of(selected, place.firstRow(), place.rows(), vectors);
  }

  private void fill(ByteBuffer buffer, long position) {
    try {
      long next = position;
      int count = 0;
      while (buffer.hasRemaining() && count >= 0) {
        count = channel.read(buffer, next);
        next += Math.max(0, count);
      }
    } catch (IOException e) {
      throw failed("read", e);
    }
  }

  private static GeneraException failed(String what, IOException e) {
    if (e instanceof ClosedByInterruptException) {
      return new GeneraException(StandardError.CANCELLED, "Interrupted.", e);
    }
    return new GeneraException(
        StandardError.INPUT_OUTPUT,
        "Cannot "
            + what
            + " a temporary file for data that do not fit in memory, in "
            + System.getProperty("java.io.tmpdir")
            + ": "
            + e.getMessage()
            + ". Make room there, name another directory with -Djava.io.tmpdir=…, or allow more"
            + " memory with -Xmx….",
        e);
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw failed("remove", e);
    }
  }
}
