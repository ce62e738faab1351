package org.genera.vae;

import java.util.List;
import java.util.function.DoubleSupplier;
import org.genera.api.engine.RandomStream;
import org.genera.neural.Workers;

/** The mean loss, minus the evidence lower bound, of rows that are not trained on. */
final class HeldOutBound implements DoubleSupplier {

  private static final String PURPOSE = "vae-held-out";
  private static final int BLOCK_ROWS = 128;

  private final RowStore store;
  private final Workers workers;
  private final List<VaePass> passes;
  private final long seed;

  /**
   * A measurement, the same chance each time.
   *
   * @param passes one a thread
   */
  HeldOutBound(RowStore store, Workers workers, List<VaePass> passes, long seed) {
    this.store = store;
    this.workers = workers;
    this.passes = passes;
    this.seed = seed;
  }

  @Override
  public double getAsDouble() {
    int blocks = (store.rows() + BLOCK_ROWS - 1) / BLOCK_ROWS;
    double[] sums = new double[blocks];
    workers.run(blocks, (worker, block) -> sums[block] = sum(passes.get(worker), block));
    double sum = 0;
    for (double part : sums) {
      sum += part;
    }
    return -sum / store.weight();
  }

  private double sum(VaePass pass, int block) {
    int first = block * BLOCK_ROWS;
    int rows = Math.min(BLOCK_ROWS, store.rows() - first);
    RandomStream random = RandomStream.of(seed, PURPOSE, block);
    pass.begin(rows);
    for (int row = 0; row < rows; row++) {
      store.put(first + row, pass, row, random);
    }
    double[] elbo = new BoundEstimator(pass, 1).bounds(rows, random).elbo();
    double sum = 0;
    for (int row = 0; row < rows; row++) {
      sum += store.weight(first + row) * elbo[row];
    }
    return sum;
  }
}
