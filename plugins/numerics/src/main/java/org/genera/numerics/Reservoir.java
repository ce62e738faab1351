package org.genera.numerics;

import java.util.Optional;
import org.genera.api.Cancellation;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchBuilder;
import org.genera.api.data.BatchReader;
import org.genera.api.data.Dataset;
import org.genera.api.data.ReadRequest;
import org.genera.api.data.Schema;
import org.genera.api.data.Split;
import org.genera.api.engine.RandomStream;

/**
 * A bounded number of rows drawn uniformly without replacement in one pass (Vitter 1985, algorithm
 * R); all of them, in their order, where there are no more. Rows of weight zero do not take part.
 */
public final class Reservoir {

  /** Which rows take part. */
  public interface Selection {

    /**
     * Whether a row takes part.
     *
     * @param batch some rows
     * @param row the row's position
     * @return true if it can be drawn
     */
    boolean includes(Batch batch, int row);
  }

  private final Batch rows;
  private final long seen;

  private Reservoir(Batch rows, long seen) {
    this.rows = rows;
    this.seen = seen;
  }

  /**
   * Draws rows.
   *
   * @param data the data
   * @param columns the columns to keep
   * @param capacity how many rows at most
   * @param random where chance comes from
   * @param cancellation stops the pass
   * @return the rows
   */
  public static Reservoir of(
      Dataset data, Schema columns, int capacity, RandomStream random, Cancellation cancellation) {
    return of(data, columns, (batch, row) -> true, capacity, random, cancellation);
  }

  /**
   * Draws some of the rows.
   *
   * @param data the data
   * @param columns the columns to keep
   * @param selection which rows take part
   * @param capacity how many rows at most
   * @param random where chance comes from
   * @param cancellation stops the pass
   * @return the rows
   */
  public static Reservoir of(
      Dataset data,
      Schema columns,
      Selection selection,
      int capacity,
      RandomStream random,
      Cancellation cancellation) {
    Filling filling = new Filling(columns, selection, capacity, random);
    ReadRequest request = ReadRequest.all().columns(columns.names());
    for (Split split : data.splits(request)) {
      try (BatchReader reader = data.read(split, request)) {
        for (Optional<Batch> b = reader.next(); b.isPresent(); b = reader.next()) {
          cancellation.throwIfCancelled();
          filling.add(b.get());
        }
      }
    }
    return filling.build();
  }

  /**
   * The rows.
   *
   * @return at most as many as the capacity
   */
  public Batch rows() {
    return rows;
  }

  /**
   * Whether all rows of positive weight are there.
   *
   * @return true if the data had no more rows than the capacity
   */
  public boolean isComplete() {
    return seen == rows.rows();
  }

  /**
   * How many rows took part.
   *
   * @return the number of rows from which these were drawn
   */
  public long seen() {
    return seen;
  }

  private static final class Filling {
    private final Schema schema;
    private final Selection selection;
    private final RandomStream random;
    private final Batch[] kept;
    private long seen;

    Filling(Schema schema, Selection selection, int capacity, RandomStream random) {
      this.schema = schema;
      this.selection = selection;
      this.random = random;
      kept = new Batch[capacity];
    }

    void add(Batch batch) {
      double[] weights = batch.weights();
      for (int row = 0; row < batch.rows(); row++) {
        if (weights[row] > 0 && selection.includes(batch, row)) {
          int place = place(seen++);
          if (place < kept.length) {
            kept[place] = batch.slice(row, row + 1);
          }
        }
      }
    }

    private int place(long index) {
      return index < kept.length
          ? (int) index
          : (int) Math.min(kept.length, (long) (random.nextDouble() * (index + 1)));
    }

    Reservoir build() {
      int rows = (int) Math.min(seen, kept.length);
      BatchBuilder builder = new BatchBuilder(schema, rows);
      for (int row = 0; row < rows; row++) {
        builder.copyRow(kept[row], 0);
      }
      return new Reservoir(builder.build(0), seen);
    }
  }
}
