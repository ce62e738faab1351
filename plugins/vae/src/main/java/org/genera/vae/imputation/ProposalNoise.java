package org.genera.vae.imputation;

import java.util.Arrays;
import java.util.function.IntFunction;
import org.genera.api.engine.RandomStream;

/**
 * Chance of the proposals for a block of rows: of each row its own, or the same for all of them, so
 * that what becomes of a row does not depend on the others.
 *
 * @param normals of latent variables, row by row
 * @param uniforms one a row, for its class
 * @param stream gives a row's stream for whatever else is drawn
 */
record ProposalNoise(float[] normals, double[] uniforms, IntFunction<RandomStream> stream) {

  /** Another one for each row. */
  static ProposalNoise of(int rows, int latent, RandomStream random) {
    float[] normals = new float[rows * latent];
    double[] uniforms = new double[rows];
    for (int row = 0; row < rows; row++) {
      uniforms[row] = random.nextDouble();
      for (int k = row * latent; k < (row + 1) * latent; k++) {
        normals[k] = (float) random.nextGaussian();
      }
    }
    return new ProposalNoise(normals, uniforms, row -> random);
  }

  /** The same for all rows: by the stream of a seed, a purpose and a number. */
  static ProposalNoise alike(int rows, int latent, long seed, String purpose, int number) {
    RandomStream random = RandomStream.of(seed, purpose, number);
    float[] normals = new float[rows * latent];
    double[] uniforms = new double[rows];
    Arrays.fill(uniforms, random.nextDouble());
    for (int k = 0; k < normals.length; k++) {
      normals[k] = k < latent ? (float) random.nextGaussian() : normals[k - latent];
    }
    return new ProposalNoise(
        normals, uniforms, row -> RandomStream.of(seed, purpose + "-cells", number));
  }
}
