package org.genera.vae;

import org.genera.api.engine.RandomStream;
import org.genera.api.model.Fill;
import org.genera.numerics.VectorMath;

/**
 * Makes rows from outputs of the decoder. Bernoulli pixels stay probabilities: as grey values they
 * are what dynamic binarisation turns into draws of p(x | z).
 */
final class Emission {

  private final RowCodec codec;
  private final VaePass pass;

  Emission(RowCodec codec, VaePass pass) {
    this.codec = codec;
    this.pass = pass;
  }

  /** Replaces outputs by encoded rows. */
  void apply(float[] outputs, int rows, Fill fill, RandomStream random) {
    double[] probabilities = new double[codec.bernoulli()];
    double[] scratch = new double[codec.bernoulli()];
    for (int row = 0; row < rows; row++) {
      int from = row * codec.width();
      probabilities(outputs, from, probabilities, scratch);
      for (int j = 0; j < codec.bernoulli(); j++) {
        double p = probabilities[j];
        boolean drawn = !codec.isImage() && fill == Fill.DRAW;
        outputs[from + j] = (float) (drawn ? (random.nextDouble() < p ? 1 : 0) : p);
      }
      if (fill == Fill.DRAW) {
        addNoise(outputs, from + codec.bernoulli(), random);
      }
    }
  }

  /** 1 / (1 + exp(-l)). */
  private static void probabilities(
      float[] outputs, int from, double[] probabilities, double[] scratch) {
    for (int j = 0; j < probabilities.length; j++) {
      probabilities[j] = -outputs[from + j];
    }
    VectorMath.exp(probabilities, scratch, probabilities.length);
    for (int j = 0; j < probabilities.length; j++) {
      probabilities[j] = 1 / (1 + probabilities[j]);
    }
  }

  private void addNoise(float[] outputs, int from, RandomStream random) {
    for (int j = 0; j < codec.width() - codec.bernoulli(); j++) {
      double deviation = StrictMath.exp(0.5 * pass.logVariance(codec.variance(j)));
      outputs[from + j] += (float) (deviation * random.nextGaussian());
    }
  }
}
