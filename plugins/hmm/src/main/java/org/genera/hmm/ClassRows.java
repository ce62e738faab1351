package org.genera.hmm;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchBuilder;
import org.genera.api.data.BatchReader;
import org.genera.api.data.Dataset;
import org.genera.api.data.ReadRequest;
import org.genera.api.data.Schema;
import org.genera.api.data.Split;

/** The series of one class, without the label: a view of rows that have one. */
record ClassRows(Dataset source, ClassLayout layout, int code) implements Dataset {

  @Override
  public Schema schema() {
    return layout.one();
  }

  @Override
  public List<Split> splits(ReadRequest request) {
    return List.of(new Split(0, 0, Split.UNKNOWN));
  }

  @Override
  public BatchReader read(Split split, ReadRequest request) {
    return new Selecting(request);
  }

  /** Reads the source split after split and gathers the series of the class into full blocks. */
  private final class Selecting implements BatchReader {
    private final ReadRequest request;
    private final ReadRequest read;
    private final List<Split> splits;
    private final BatchBuilder block;
    private Optional<BatchReader> reader = Optional.empty();
    private Optional<Batch> batch = Optional.empty();
    private int[] codes = {};
    private int nextSplit;
    private int nextRow;
    private long written;

    Selecting(ReadRequest request) {
      this.request = request;
      List<String> columns = new ArrayList<>(request.apply(schema()).names());
      columns.add(layout.labels().column().name());
      read = request.columns(columns);
      splits = source.splits(read);
      block = new BatchBuilder(request.apply(schema()), request.blockRows());
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
        if (codes[nextRow] == code) {
          block.copyRow(current, nextRow);
        }
        nextRow++;
      }
    }

    /** Makes sure that there is a batch with rows left; false at the end. */
    private boolean advance() {
      while (batch.isEmpty() || nextRow == batch.get().rows()) {
        batch = nextBatch();
        nextRow = 0;
        if (batch.isEmpty()) {
          return false;
        }
        codes = layout.labels().codes(batch.get());
      }
      return true;
    }

    private Optional<Batch> nextBatch() {
      Optional<Batch> next = reader.flatMap(BatchReader::next);
      while (next.isEmpty() && nextSplit < splits.size()) {
        close();
        reader = Optional.of(source.read(splits.get(nextSplit++), read));
        next = reader.flatMap(BatchReader::next);
      }
      return next;
    }

    @Override
    public void close() {
      reader.ifPresent(BatchReader::close);
      reader = Optional.empty();
    }
  }
}
