package org.genera.core.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchReader;
import org.genera.api.data.Column;
import org.genera.api.data.Dataset;
import org.genera.api.data.ReadRequest;
import org.genera.api.data.Schema;
import org.genera.api.data.Split;

/** Rows cut into splits in a way of the test's choice; the reading can be made to fail. */
record TestData(Dataset all, int blocksPerSplit, boolean knowsItsSize, long failingBlock)
    implements Dataset {

  static final long NEVER = -1;

  static final Schema SCHEMA = Schema.of(Column.real("a"), Column.real("b"), Column.real("c"));

  /** One vector a row. */
  static Dataset of(List<double[]> vectors) {
    double[][] columns = new double[ReferenceTree.LENGTH][vectors.size()];
    for (int row = 0; row < vectors.size(); row++) {
      for (int c = 0; c < ReferenceTree.LENGTH; c++) {
        columns[c][row] = vectors.get(row)[c];
      }
    }
    return Dataset.of(Batch.ofReals(SCHEMA, columns));
  }

  /** The numbers from 0 in column a. */
  static Dataset numbered(int rows) {
    List<double[]> vectors = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      vectors.add(new double[] {row, 0, 0});
    }
    return of(vectors);
  }

  static TestData splits(Dataset rows, int blocksPerSplit) {
    return new TestData(rows, blocksPerSplit, true, NEVER);
  }

  static TestData unknownLength(Dataset rows) {
    return new TestData(rows, Integer.MAX_VALUE, false, NEVER);
  }

  TestData failingAt(long block) {
    return new TestData(all, blocksPerSplit, knowsItsSize, block);
  }

  @Override
  public Schema schema() {
    return SCHEMA;
  }

  @Override
  public List<Split> splits(ReadRequest request) {
    if (!knowsItsSize) {
      return List.of(new Split(0, 0, Split.UNKNOWN));
    }
    long splitRows = (long) blocksPerSplit * request.blockRows();
    List<Split> splits = new ArrayList<>();
    for (long first = 0; first < size(); first += splitRows) {
      splits.add(new Split(splits.size(), first, Math.min(splitRows, size() - first)));
    }
    return splits;
  }

  private long size() {
    return all.rows().orElseThrow();
  }

  @Override
  public BatchReader read(Split split, ReadRequest request) {
    Split known =
        new Split(
            split.index(), split.firstRow(), split.rows() == Split.UNKNOWN ? size() : split.rows());
    BatchReader reader = all.read(known, request);
    return new BatchReader() {
      private long block = split.firstRow() / request.blockRows();

      @Override
      public Optional<Batch> next() {
        if (block == failingBlock) {
          throw new IllegalStateException("reading block " + block);
        }
        block++;
        return reader.next();
      }

      @Override
      public void close() {
        reader.close();
      }
    };
  }
}
