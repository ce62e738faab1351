package org.genera.hmm;

import java.util.Optional;
import java.util.function.Consumer;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchBuilder;
import org.genera.api.data.BatchReader;
import org.genera.api.data.ReadRequest;
import org.genera.api.data.SeriesVector;
import org.genera.api.data.Split;

/**
 * Series in their order, in blocks that end with the series in which their steps become as many as
 * a block is to have. Series of weight 0 have no steps.
 */
record SeriesBlocks(TrainingData data) {

  /** A block has so many steps at least, but for the last one. */
  static final int STEPS = 4096;

  private static final int MOST_SERIES = 4096;

  void forEach(Consumer<Batch> taker) {
    ReadRequest read =
        ReadRequest.all()
            .columns(data.layout().columns().names())
            .blockRows(data.context().blockRows());
    Gathering gathering = new Gathering(taker);
    for (Split split : data.rows().splits(read)) {
      try (BatchReader reader = data.rows().read(split, read)) {
        for (Optional<Batch> b = reader.next(); b.isPresent(); b = reader.next()) {
          gathering.add(b.get());
        }
      }
    }
    gathering.flush();
  }

  private final class Gathering {
    private final Consumer<Batch> taker;
    private final BatchBuilder block = new BatchBuilder(data.layout().columns(), 64);
    private long given;
    private long steps;

    Gathering(Consumer<Batch> taker) {
      this.taker = taker;
    }

    void add(Batch batch) {
      Batch rows = batch.withSchema(data.layout().columns());
      SeriesVector series = data.layout().in(rows);
      double[] weights = rows.weights();
      for (int row = 0; row < rows.rows(); row++) {
        block.copyRow(rows, row);
        steps += weights[row] > 0 ? series.length(row) : 0;
        if (steps >= STEPS || block.rows() == MOST_SERIES) {
          flush();
        }
      }
    }

    void flush() {
      data.context().cancellation().throwIfCancelled();
      if (block.rows() > 0) {
        Batch full = block.build(given);
        given += full.rows();
        steps = 0;
        taker.accept(full);
      }
    }
  }
}
