package org.genera.vae;

import org.genera.api.engine.RandomStream;
import org.genera.api.model.Fill;
import org.genera.numerics.VectorMath;

/**
 * Makes rows from outputs of the decoder. Bernoulli pixels stay probabilities: as grey values they
 * are what dynamic binarisation turns into draws of p(x | z).
 */
final class Emission {

  private final RowLayout layout;
  private final VaePass pass;

  Emission(RowLayout layout, VaePass pass) {
    this.layout = layout;
    this.pass = pass;
  }

  /** Replaces outputs by encoded rows. */
  void apply(float[] outputs, int rows, Fill fill, RandomStream random) {
    double[] probabilities = new double[layout.bernoulli()];
    double[] scratch = new double[layout.bernoulli()];
    for (int row = 0; row < rows; row++) {
      int from = row * layout.width();
      probabilities(outputs, from, probabilities, scratch);
      for (int j = 0; j < layout.bernoulli(); j++) {
        double p = probabilities[j];
        boolean drawn = !layout.pixels() && fill == Fill.DRAW;
        outputs[from + j] = (float) (drawn ? (random.nextDouble() < p ? 1 : 0) : p);
      }
      int at = from + layout.bernoulli();
      for (int levels : layout.categories()) {
        if (fill == Fill.DRAW && levels > 0) {
          drawLevel(outputs, at, levels, random);
        }
        at += levels;
      }
      if (fill == Fill.DRAW) {
        addNoise(outputs, at, random);
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

  /** Replaces logits by one level drawn from their probabilities: its entry is 1. */
  private static void drawLevel(float[] outputs, int from, int levels, RandomStream random) {
    double[] cumulative = new double[levels];
    double largest = Double.NEGATIVE_INFINITY;
    for (int level = 0; level < levels; level++) {
      largest = Math.max(largest, outputs[from + level]);
    }
    for (int level = 0; level < levels; level++) {
      cumulative[level] = outputs[from + level] - largest;
    }
    VectorMath.exp(cumulative, new double[levels], levels);
    for (int level = 1; level < levels; level++) {
      cumulative[level] += cumulative[level - 1];
    }
    java.util.Arrays.fill(outputs, from, from + levels, 0);
    outputs[from + random.nextIndex(cumulative)] = 1;
  }

  private void addNoise(float[] outputs, int from, RandomStream random) {
    for (int j = 0; j < layout.gaussian(); j++) {
      double deviation = StrictMath.exp(0.5 * pass.logVariance(layout.variance(j)));
      outputs[from + j] += (float) (deviation * random.nextGaussian());
    }
  }
}
