package org.genera.vae.imputation;

import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.genera.api.engine.RandomStream;

/**
 * Where the chance of chains comes from: one stream after another for all rows, or the same for
 * every row, so that what becomes of a row does not depend on the others.
 *
 * @param proposals gives the noise of the next proposals
 * @param turns gives streams of rows for the next step of anything else
 */
record ChainNoise(Supplier<ProposalNoise> proposals, Supplier<IntFunction<RandomStream>> turns) {

  /** Other chance for each row. */
  static ChainNoise of(int latent, RandomStream random) {
    return new ChainNoise(
        () -> ProposalNoise.of(GappedRows.ROWS, latent, random), () -> row -> random);
  }

  /** The same for all rows: by streams of a seed, a purpose and rising numbers. */
  static ChainNoise alike(int latent, long seed, String purpose) {
    int[] next = new int[2];
    return new ChainNoise(
        () -> ProposalNoise.alike(GappedRows.ROWS, latent, seed, purpose, next[0]++),
        () -> {
          int number = next[1]++;
          return row -> RandomStream.of(seed, purpose + "-turns", number);
        });
  }
}
