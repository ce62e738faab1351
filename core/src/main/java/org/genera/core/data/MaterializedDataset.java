package org.genera.core.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.genera.api.Cancellation;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchReader;
import org.genera.api.data.Batches;
import org.genera.api.data.Dataset;
import org.genera.api.data.ReadRequest;
import org.genera.api.data.Schema;
import org.genera.api.data.Split;

/**
 * The features, label and weight of a dataset, read once and kept for many passes: in memory where
 * they fit, otherwise in a compact temporary file. The file is removed on {@link #close}, and when
 * the process ends in whatever way.
 */
public final class MaterializedDataset implements Dataset {

  private final Schema schema;
  private final int blockRows;
  private final long rows;
  private final String digest;
  private final BlockStore blocks;

  private MaterializedDataset(
      Schema schema, int blockRows, long rows, String digest, BlockStore blocks) {
    this.schema = schema;
    this.blockRows = blockRows;
    this.rows = rows;
    this.digest = digest;
    this.blocks = blocks;
  }

  /**
   * Reads a dataset, keeping up to a share of the heap in memory.
   *
   * @param source the rows; identifiers and ignored columns are left out
   * @param blockRows the rows in a block; passes with the same block size cost least
   * @param cancellation stops the reading
   * @return the rows, which the caller closes; the source may be closed at once
   * @throws GeneraException what the source threw, {@link StandardError#INPUT_OUTPUT}, or {@link
   *     StandardError#CANCELLED}
   */
  public static MaterializedDataset of(Dataset source, int blockRows, Cancellation cancellation) {
    return of(source, blockRows, cancellation, MemoryBudget.OF_PROCESS);
  }

  static MaterializedDataset of(
      Dataset source, int blockRows, Cancellation cancellation, MemoryBudget budget) {
    Schema schema = source.schema().modelled();
    Dataset modelled = SchemaAdapter.adapt(source, schema, false, false);
    Gathering gathering = new Gathering(schema, blockRows, budget);
    try {
      WholeReader.forEach(
          modelled, ReadRequest.all().blockRows(blockRows), cancellation, gathering::add);
      return gathering.finish();
    } catch (RuntimeException | Error e) {
      gathering.blocks.store().close();
      throw e;
    }
  }

  /** Takes blocks in order. */
  private static final class Gathering {
    private final Schema schema;
    private final int blockRows;
    private final CellDigest digest;
    private final BlockKeeper blocks;
    private long rows;

    Gathering(Schema schema, int blockRows, MemoryBudget budget) {
      this.schema = schema;
      this.blockRows = blockRows;
      digest = new CellDigest(schema);
      blocks = new BlockKeeper(schema, budget);
    }

    void add(Batch batch) {
      if (rows % blockRows != 0 || batch.rows() > blockRows) {
        throw new GeneraException(
            StandardError.INTERNAL,
            "The dataset gave a block of the wrong size before row "
                + (rows + 1)
                + "; report this to the author of the format.");
      }
      digest.add(batch);
      blocks.add(batch.at(rows));
      rows += batch.rows();
    }

    MaterializedDataset finish() {
      return new MaterializedDataset(schema, blockRows, rows, digest.finish(), blocks.store());
    }
  }

  /**
   * The SHA-256 of the schema and of all cells.
   *
   * @return 64 hexadecimal digits, the same for the same table however it was stored or cut
   */
  public String digest() {
    return digest;
  }

  /**
   * Whether the rows were too many for the memory.
   *
   * @return true if they are in a temporary file
   */
  public boolean isSpilled() {
    return blocks instanceof SpillFile;
  }

  @Override
  public Schema schema() {
    return schema;
  }

  @Override
  public OptionalLong rows() {
    return OptionalLong.of(rows);
  }

  /** One split a kept block, or as many whole blocks of the request as reach over one. */
  @Override
  public List<Split> splits(ReadRequest request) {
    long wanted = request.blockRows();
    long splitRows = (blockRows + wanted - 1) / wanted * wanted;
    List<Split> splits = new ArrayList<>();
    for (long first = 0; first < rows; first += splitRows) {
      splits.add(new Split(splits.size(), first, Math.min(splitRows, rows - first)));
    }
    return splits;
  }

  @Override
  public BatchReader read(Split split, ReadRequest request) {
    return new Reader(split, request);
  }

  /** Cuts kept blocks anew where the request asks for another size; else hands them out. */
  private final class Reader implements BatchReader {
    private final List<String> columns;
    private final int wantedRows;
    private final long end;
    private long next;
    private int keptIndex = -1;
    private Optional<Batch> kept = Optional.empty();

    Reader(Split split, ReadRequest request) {
      columns = request.columns().orElseGet(schema::names);
      wantedRows = request.blockRows();
      next = split.firstRow();
      end = split.firstRow() + split.rows();
    }

    @Override
    public Optional<Batch> next() {
      if (next >= end) {
        return Optional.empty();
      }
      long to = Math.min(end, next + wantedRows);
      List<Batch> parts = new ArrayList<>();
      for (long from = next; from < to; from = (from / blockRows + 1) * blockRows) {
        parts.add(part(from, to));
      }
      Batch block =
          parts.size() == 1 ? parts.get(0) : Batches.concat(schema.select(columns), parts);
      Batch placed = block.firstRow() == next ? block : block.at(next);
      next = to;
      return Optional.of(placed);
    }

    /** The rows from one on, up to another or the end of the kept block. */
    private Batch part(long from, long to) {
      Batch block = keptBlock((int) (from / blockRows));
      int offset = (int) (from % blockRows);
      return block.slice(offset, (int) Math.min(block.rows(), offset + to - from));
    }

    private Batch keptBlock(int index) {
      Batch block =
          keptIndex == index && kept.isPresent()
              ? kept.get()
              : blocks.read(index, columns).select(columns);
      keptIndex = index;
      kept = Optional.of(block);
      return block;
    }

    @Override
    public void close() {
      kept = Optional.empty();
    }
  }

  @Override
  public void close() {
    blocks.close();
  }
}
