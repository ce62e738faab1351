package org.genera.core.data;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.genera.api.Cancellation;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchBuilder;
import org.genera.api.data.BatchReader;
import org.genera.api.data.Dataset;
import org.genera.api.data.ReadRequest;
import org.genera.api.data.Schema;
import org.genera.api.data.Split;
import org.genera.api.engine.RandomStream;

/**
 * Parts a dataset in two without holding it in memory: selected rows and the others, both in their
 * old order.
 */
public final class RowSelection {

  private final Dataset source;
  private final BitSet rows;

  private RowSelection(Dataset source, BitSet rows) {
    this.source = source;
    this.rows = rows;
  }

  /**
   * Selects rows by their numbers.
   *
   * @param source the rows
   * @param rows the numbers of the rows wanted, from 0; not to be changed afterwards
   * @return the selection
   */
  public static RowSelection of(Dataset source, BitSet rows) {
    return new RowSelection(source, rows);
  }

  /**
   * Selects a share of the rows at random: exactly the rounded share, every set of that size
   * equally likely (selection sampling; Knuth, The Art of Computer Programming 2, algorithm 3.4.2
   * S).
   *
   * @param source the rows
   * @param fraction the share, above 0 and below 1
   * @param seed the seed
   * @param purpose the purpose of the random stream
   * @return the selection
   * @throws GeneraException {@link StandardError#USAGE} for a share outside that range or one that
   *     leaves either part empty
   */
  public static RowSelection random(Dataset source, double fraction, long seed, String purpose) {
    int count = count(source);
    int wanted = share(count, fraction);
    RandomStream random = RandomStream.of(seed, purpose, 0);
    BitSet rows = new BitSet(count);
    int chosen = 0;
    for (int row = 0; row < count; row++) {
      if (random.nextDouble() * (count - row) < wanted - chosen) {
        rows.set(row);
        chosen++;
      }
    }
    return new RowSelection(source, rows);
  }

  /**
   * Selects a share of the rows at the end.
   *
   * @param source the rows
   * @param fraction the share, above 0 and below 1
   * @return the selection
   * @throws GeneraException as {@link #random}
   */
  public static RowSelection last(Dataset source, double fraction) {
    int count = count(source);
    BitSet rows = new BitSet(count);
    rows.set(count - share(count, fraction), count);
    return new RowSelection(source, rows);
  }

  /**
   * The rows selected.
   *
   * @return a view of the source
   */
  public Dataset selected() {
    return new View(true);
  }

  /**
   * The rows not selected.
   *
   * @return a view of the source
   */
  public Dataset others() {
    return new View(false);
  }

  private static int share(int count, double fraction) {
    long wanted = Math.round(fraction * count);
    if (!(fraction > 0 && fraction < 1) || wanted == 0 || wanted == count) {
      throw new GeneraException(
          StandardError.USAGE,
          "A share of "
              + fraction
              + " of "
              + count
              + " rows leaves one part empty; give a number above 0 and below 1 that does not.");
    }
    return (int) wanted;
  }

  private static int count(Dataset source) {
    if (source.rows().isPresent()) {
      return Math.toIntExact(source.rows().getAsLong());
    }
    long[] rows = {0};
    WholeReader.forEach(
        source,
        ReadRequest.all().columns(List.of()),
        new Cancellation(),
        batch -> rows[0] += batch.rows());
    return Math.toIntExact(rows[0]);
  }

  private final class View implements Dataset {
    private final boolean wanted;

    View(boolean wanted) {
      this.wanted = wanted;
    }

    @Override
    public Schema schema() {
      return source.schema();
    }

    @Override
    public List<Split> splits(ReadRequest request) {
      return List.of(new Split(0, 0, Split.UNKNOWN));
    }

    @Override
    public BatchReader read(Split split, ReadRequest request) {
      return new SelectingReader(request, wanted);
    }
  }

  /** Reads the source split after split and gathers wanted rows into blocks. */
  private final class SelectingReader implements BatchReader {
    private final ReadRequest request;
    private final boolean wanted;
    private final WholeReader reader;
    private final BatchBuilder block;
    private Optional<Batch> batch = Optional.empty();
    private int nextRow;
    private long written;

    SelectingReader(ReadRequest request, boolean wanted) {
      this.request = request;
      this.wanted = wanted;
      reader = new WholeReader(source, request);
      block = new BatchBuilder(request.apply(source.schema()), request.blockRows());
    }

    @Override
    public Optional<Batch> next() {
      while (block.rows() < request.blockRows() && advance()) {
        take(batch.orElseThrow());
      }
      if (block.rows() == 0) {
        return Optional.empty();
      }
      Batch full = block.build(written);
      written += full.rows();
      return Optional.of(full);
    }

    private void take(Batch current) {
      while (nextRow < current.rows() && block.rows() < request.blockRows()) {
        if (rows.get(Math.toIntExact(current.firstRow() + nextRow)) == wanted) {
          block.copyRow(current, nextRow);
        }
        nextRow++;
      }
    }

    /** Makes sure that there is a batch with rows left; false at the end. */
    private boolean advance() {
      while (batch.isEmpty() || nextRow == batch.get().rows()) {
        batch = reader.next();
        nextRow = 0;
        if (batch.isEmpty()) {
          return false;
        }
      }
      return true;
    }

    @Override
    public void close() {
      reader.close();
    }
  }
}
