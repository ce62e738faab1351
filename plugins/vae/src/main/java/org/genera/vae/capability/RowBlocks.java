package org.genera.vae.capability;

import java.util.Arrays;
import org.genera.api.data.Batch;
import org.genera.api.engine.RandomStream;
import org.genera.vae.network.TrainedVae;
import org.genera.vae.network.VaePass;
import org.genera.vae.row.RowCodec;

/** The cells of a batch, block by block of the rows that go through the networks at a time. */
final class RowBlocks {

  /** Rows of a block. */
  static final int ROWS = 128;

  private final TrainedVae model;
  private final float[] cells;
  private final int rows;
  private final int width;

  /** Work on a block, by a pass that has taken its rows. */
  interface Work {

    /**
     * Does it.
     *
     * @param first the first row of the block
     * @param count how many rows it has
     */
    void accept(VaePass pass, int first, int count);
  }

  RowBlocks(TrainedVae model, Batch batch) {
    this.model = model;
    cells = model.codec().encode(batch);
    rows = batch.rows();
    width = model.codec().layout().cells();
  }

  /** Rows that are treated, by chance. */
  void treated(RandomStream random, Work work) {
    each(
        (pass, first, count) -> {
          pass.begin(count);
          for (int row = 0; row < count; row++) {
            pass.put(row, cells, (first + row) * width, random);
          }
          work.accept(pass, first, count);
        });
  }

  /**
   * Rows as they are, encoded. There are always as many, and the last ones may be empty, so that
   * what is said of a row does not depend on how many others there are.
   */
  void encoded(Work work) {
    each(
        (pass, first, count) -> {
          float[] some = Arrays.copyOfRange(cells, first * width, (first + ROWS) * width);
          RowCodec.bringNear(some);
          pass.begin(ROWS);
          pass.putUntreated(some, 0);
          pass.encode();
          work.accept(pass, first, count);
        });
  }

  private void each(Work work) {
    model
        .passes()
        .with(
            pass -> {
              for (int first = 0; first < rows; first += ROWS) {
                work.accept(pass, first, Math.min(ROWS, rows - first));
              }
              return true;
            });
  }
}
