package org.genera.neural.likelihood;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.genera.api.engine.RandomStream;

/** Holds the gradient of a likelihood against finite differences of its value. */
final class Differences {

  private static final float STEP = 1.0f / 256;
  private static final double WEIGHT = 1.5;

  private Differences() {}

  /**
   * Draws outputs and parameters, and compares; the row lies behind others.
   *
   * @param cells of a row
   * @param spread the standard deviation of outputs
   */
  static void check(RowLikelihood likelihood, float[] cells, double spread, double tolerance) {
    RandomStream random = RandomStream.of(17, "differences", 0);
    int offset = 3;
    float[] x = shifted(cells, offset);
    float[] outputs = gaussian(offset + likelihood.outputs(), spread, random);
    float[] scalars = new float[offset + likelihood.scalars()];
    likelihood.initialise(scalars, offset);
    for (int i = offset; i < scalars.length; i++) {
      scalars[i] += (float) (0.05 * random.nextGaussian());
    }
    float[] byOutputs = new float[outputs.length];
    likelihood.prepare(scalars, offset);
    likelihood.row(x, offset, outputs, offset, WEIGHT, byOutputs);
    float[] byScalars = new float[scalars.length];
    likelihood.gradient(byScalars, offset);
    compare(likelihood, x, outputs, scalars, offset, outputs, byOutputs, tolerance);
    compare(likelihood, x, outputs, scalars, offset, scalars, byScalars, tolerance);
  }

  private static void compare(
      RowLikelihood likelihood,
      float[] x,
      float[] outputs,
      float[] scalars,
      int offset,
      float[] varied,
      float[] gradient,
      double tolerance) {
    for (int i = offset; i < varied.length; i++) {
      float kept = varied[i];
      varied[i] = kept + STEP;
      double above = value(likelihood, x, outputs, scalars, offset);
      varied[i] = kept - STEP;
      double below = value(likelihood, x, outputs, scalars, offset);
      varied[i] = kept;
      double difference = -WEIGHT * (above - below) / (2 * STEP);
      assertEquals(
          difference,
          gradient[i],
          tolerance * Math.max(1, Math.abs(difference)),
          (varied == outputs ? "output " : "scalar ") + (i - offset));
    }
  }

  private static double value(
      RowLikelihood likelihood, float[] x, float[] outputs, float[] scalars, int offset) {
    likelihood.prepare(scalars, offset);
    return likelihood.row(x, offset, outputs, offset, 1, new float[outputs.length]);
  }

  static float[] shifted(float[] values, int by) {
    float[] shifted = new float[by + values.length];
    System.arraycopy(values, 0, shifted, by, values.length);
    return shifted;
  }

  static float[] gaussian(int length, double deviation, RandomStream random) {
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = (float) (deviation * random.nextGaussian());
    }
    return values;
  }

  /** log p of one row. */
  static double value(RowLikelihood likelihood, float[] x, float[] outputs) {
    float[] scalars = new float[likelihood.scalars()];
    likelihood.initialise(scalars, 0);
    return value(likelihood, x, outputs, scalars, 0);
  }
}
