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

  private final Batch rows;
  private final boolean complete;

  private Reservoir(Batch rows, boolean complete) {
    this.rows = rows;
    this.complete = complete;
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
    Filling filling = new Filling(columns, capacity, random);
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
    return complete;
  }

  private static final class Filling {
    private final Schema schema;
    private final RandomStream random;
    private final Batch[] kept;
    private long seen;

    Filling(Schema schema, int capacity, RandomStream random) {
      this.schema = schema;
      this.random = random;
      kept = new Batch[capacity];
    }

    void add(Batch batch) {
      double[] weights = batch.weights();
      for (int row = 0; row < batch.rows(); row++) {
        if (weights[row] > 0) {
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
      return new Reservoir(builder.build(0), seen <= kept.length);
    }
  }
}
