package org.genera.core.data;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchReader;
import org.genera.api.data.Batches;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.ColumnVector;
import org.genera.api.data.Dataset;
import org.genera.api.data.ReadRequest;
import org.genera.api.data.Schema;
import org.genera.api.data.SeriesVector;
import org.genera.api.data.Split;

/**
 * Rows that are steps, in order, as a dataset of series: what holds for a whole series is taken
 * from its first row. Memory holds one block of series.
 */
final class SeriesDataset implements Dataset {

  /** Rows in the order of series and steps, whatever the sizes of their batches. */
  interface Steps extends AutoCloseable {
    BatchReader read(List<String> columns);

    @Override
    void close();
  }

  private final Schema schema;
  private final int[] lengths;
  private final Steps steps;

  /**
   * A dataset.
   *
   * @param schema columns of the rows that hold for whole series, and one of type series, of
   *     columns of the rows
   * @param lengths the number of steps of each series
   * @param steps the rows; closed with the dataset
   */
  SeriesDataset(Schema schema, int[] lengths, Steps steps) {
    this.schema = schema;
    this.lengths = lengths;
    this.steps = steps;
  }

  @Override
  public Schema schema() {
    return schema;
  }

  @Override
  public OptionalLong rows() {
    return OptionalLong.of(lengths.length);
  }

  @Override
  public List<Split> splits(ReadRequest request) {
    return lengths.length == 0 ? List.of() : List.of(new Split(0, 0, lengths.length));
  }

  @Override
  public BatchReader read(Split split, ReadRequest request) {
    return new Assembling(request.apply(schema), request.blockRows());
  }

  @Override
  public void close() {
    steps.close();
  }

  private static List<String> rowColumns(Schema wanted) {
    List<String> names = new ArrayList<>();
    for (Column column : wanted.columns()) {
      if (column.type() instanceof ColumnType.Series series) {
        names.addAll(series.step().names());
      } else {
        names.add(column.name());
      }
    }
    return names;
  }

  private final class Assembling implements BatchReader {
    private final Schema wanted;
    private final int blockRows;
    private final BatchReader reader;
    private final Deque<Batch> left = new ArrayDeque<>();
    private int nextSeries;

    Assembling(Schema wanted, int blockRows) {
      this.wanted = wanted;
      this.blockRows = blockRows;
      reader = steps.read(rowColumns(wanted));
    }

    @Override
    public Optional<Batch> next() {
      if (nextSeries == lengths.length) {
        return Optional.empty();
      }
      int series = Math.min(blockRows, lengths.length - nextSeries);
      int[] offsets = offsets(series);
      Batch rows = take(offsets[series]);
      Batch block = Batch.of(wanted, nextSeries, series, vectors(rows, offsets));
      nextSeries += series;
      return Optional.of(block);
    }

    private int[] offsets(int series) {
      int[] offsets = new int[series + 1];
      for (int i = 0; i < series; i++) {
        long end = (long) offsets[i] + lengths[nextSeries + i];
        if (end > Integer.MAX_VALUE) {
          throw new GeneraException(
              StandardError.INVALID_DATA,
              series + " series have more steps than a block can hold; part the data.");
        }
        offsets[i + 1] = (int) end;
      }
      return offsets;
    }

    private Batch take(int rows) {
      List<Batch> parts = new ArrayList<>();
      int missing = rows;
      while (missing > 0) {
        Batch batch = left.isEmpty() ? reader.next().orElseThrow(this::changed) : left.pop();
        int taken = Math.min(missing, batch.rows());
        parts.add(batch.slice(0, taken));
        if (taken < batch.rows()) {
          left.push(batch.slice(taken, batch.rows()));
        }
        missing -= taken;
      }
      return parts.size() == 1 ? parts.get(0) : Batches.concat(parts.get(0).schema(), parts);
    }

    private GeneraException changed() {
      return new GeneraException(
          StandardError.INVALID_DATA,
          "The data have fewer rows than when they were opened; leave them alone while they are"
              + " read.");
    }

    private List<ColumnVector> vectors(Batch rows, int[] offsets) {
      int[] firsts = java.util.Arrays.copyOf(offsets, offsets.length - 1);
      List<ColumnVector> vectors = new ArrayList<>();
      for (Column column : wanted.columns()) {
        if (column.type() instanceof ColumnType.Series series) {
          Batch of = rows.select(series.step().names()).withSchema(series.step()).at(0);
          vectors.add(new SeriesVector(offsets, of));
        } else {
          vectors.add(rows.column(column.name()).pick(firsts));
        }
      }
      return vectors;
    }

    @Override
    public void close() {
      reader.close();
    }
  }
}
