package org.genera.vae;

import java.util.List;
import org.genera.api.engine.RandomStream;
import org.genera.neural.Workers;

/** Latent variables of rows, drawn anew from q(z | x) each time that they are looked at. */
final class PosteriorRows implements Rows {

  private static final String PURPOSE = "vae-posterior-rows";
  private static final int BLOCK_ROWS = 128;

  private final Rows source;
  private final int latent;
  private final float[] means;
  private final float[] deviations;

  /**
   * Encodes rows once.
   *
   * @param passes of the model without a label that encodes, one a thread
   * @param seed for the treatment of rows
   */
  PosteriorRows(Rows source, Workers workers, List<VaePass> passes, long seed) {
    this.source = source;
    latent = passes.get(0).latent();
    means = new float[Math.multiplyExact(source.rows(), latent)];
    deviations = new float[means.length];
    int blocks = (source.rows() + BLOCK_ROWS - 1) / BLOCK_ROWS;
    workers.run(
        blocks,
        (worker, block) ->
            encode(passes.get(worker), block, RandomStream.of(seed, PURPOSE, block)));
  }

  private void encode(VaePass pass, int block, RandomStream random) {
    int first = block * BLOCK_ROWS;
    int count = Math.min(BLOCK_ROWS, source.rows() - first);
    pass.begin(count);
    for (int row = 0; row < count; row++) {
      source.put(first + row, pass, row, random);
    }
    pass.encode();
    pass.codeRows();
    System.arraycopy(pass.codes().means(), 0, means, first * latent, count * latent);
    pass.codes().copyDeviations(deviations, first * latent);
  }

  @Override
  public int rows() {
    return source.rows();
  }

  @Override
  public double weight() {
    return source.weight();
  }

  @Override
  public double weight(int row) {
    return source.weight(row);
  }

  @Override
  public void put(int row, VaePass pass, int at, RandomStream random) {
    float[] z = new float[latent];
    for (int k = 0; k < latent; k++) {
      int from = row * latent + k;
      z[k] = (float) (means[from] + deviations[from] * random.nextGaussian());
    }
    pass.put(at, z, 0, random);
  }
}
