package org.genera.sequences;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchBuilder;
import org.genera.api.data.BatchReader;
import org.genera.api.data.Dataset;
import org.genera.api.data.ReadRequest;
import org.genera.api.data.Schema;
import org.genera.api.data.Split;

/**
 * Series in a file, parsed anew, as a stream, each time they are read.
 *
 * @param schema the columns
 * @param rows how many series there are, if that is known
 * @param source opens the file
 */
public record StreamedSeries(Schema schema, OptionalLong rows, Source source) implements Dataset {

  private static final int MAX_INITIAL_CAPACITY = 1 << 12;

  /** Opens the file for reading. */
  @FunctionalInterface
  public interface Source {
    /**
     * Opens the file.
     *
     * @param columns the columns whose cells are wanted, in their order
     * @return a cursor before the first series
     */
    Cursor open(Schema columns);
  }

  /** Goes through a file, one series after the other. */
  public interface Cursor extends AutoCloseable {
    /**
     * Reads the next series.
     *
     * @param row gets its cells; the row is ended by the caller
     * @return false after the last
     */
    boolean next(BatchBuilder row);

    @Override
    void close();
  }

  @Override
  public List<Split> splits(ReadRequest request) {
    return List.of(new Split(0, 0, rows.orElse(Split.UNKNOWN)));
  }

  @Override
  public BatchReader read(Split split, ReadRequest request) {
    return new Reader(source, request.apply(schema), request.blockRows());
  }

  private static final class Reader implements BatchReader {
    private final Cursor cursor;
    private final BatchBuilder builder;
    private final int blockRows;
    private long firstRow;
    private boolean ended;

    Reader(Source source, Schema columns, int blockRows) {
      this.blockRows = blockRows;
      builder = new BatchBuilder(columns, Math.min(blockRows, MAX_INITIAL_CAPACITY));
      cursor = source.open(columns);
    }

    @Override
    public Optional<Batch> next() {
      while (!ended && builder.rows() < blockRows) {
        if (cursor.next(builder)) {
          builder.endRow();
        } else {
          ended = true;
        }
      }
      if (builder.rows() == 0) {
        return Optional.empty();
      }
      Batch batch = builder.build(firstRow);
      firstRow += batch.rows();
      return Optional.of(batch);
    }

    @Override
    public void close() {
      cursor.close();
    }
  }
}
