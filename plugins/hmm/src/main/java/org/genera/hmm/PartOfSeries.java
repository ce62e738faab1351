package org.genera.hmm;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchReader;
import org.genera.api.data.ColumnVector;
import org.genera.api.data.Dataset;
import org.genera.api.data.ReadRequest;
import org.genera.api.data.Schema;
import org.genera.api.data.SeriesVector;
import org.genera.api.data.Split;

/** A view of series of which only the first steps are there, or none. */
record PartOfSeries(Dataset source, SeriesLayout layout, Extent extent) implements Dataset {

  /** How much of a series is there. */
  interface Extent {
    /**
     * The number of steps that are left.
     *
     * @param row of the series, in the data
     * @param length its steps
     */
    int of(long row, int length);
  }

  @Override
  public Schema schema() {
    return source.schema();
  }

  @Override
  public OptionalLong rows() {
    return source.rows();
  }

  @Override
  public List<Split> splits(ReadRequest request) {
    return source.splits(request);
  }

  @Override
  public BatchReader read(Split split, ReadRequest request) {
    BatchReader reader = source.read(split, request);
    return new BatchReader() {
      @Override
      public Optional<Batch> next() {
        return reader.next().map(PartOfSeries.this::part);
      }

      @Override
      public void close() {
        reader.close();
      }
    };
  }

  private Batch part(Batch rows) {
    SeriesVector series = layout.in(rows);
    int[] offsets = new int[rows.rows() + 1];
    for (int row = 0; row < rows.rows(); row++) {
      offsets[row + 1] = offsets[row] + extent.of(rows.firstRow() + row, series.length(row));
    }
    int[] kept = new int[offsets[rows.rows()]];
    for (int row = 0; row < rows.rows(); row++) {
      for (int t = offsets[row]; t < offsets[row + 1]; t++) {
        kept[t] = series.offsets()[row] + t - offsets[row];
      }
    }
    List<ColumnVector> vectors = new ArrayList<>(rows.columns());
    vectors.set(
        rows.schema().indexOf(layout.series().name()),
        new SeriesVector(offsets, series.steps().pick(kept)));
    return Batch.of(rows.schema(), rows.firstRow(), rows.rows(), vectors);
  }

  /** The source stays open: it is another's. */
  @Override
  public void close() {}
}
