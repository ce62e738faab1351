package org.genera.neural.likelihood;

import java.util.List;
import org.genera.api.engine.RandomStream;
import org.genera.numerics.VectorMath;

/**
 * Cells that are the index of a level, each with a logit a level as outputs. A cell without levels
 * can only be missing.
 */
public final class Categorical implements RowLikelihood {

  private final int[] levels;
  private final double[] exponentials;
  private final double[] sums;
  private final double[] scratch;

  /**
   * A likelihood.
   *
   * @param levels how many levels each cell has
   */
  public Categorical(List<Integer> levels) {
    this.levels = levels.stream().mapToInt(Integer::intValue).toArray();
    exponentials = new double[java.util.Arrays.stream(this.levels).sum()];
    sums = new double[this.levels.length];
    scratch = new double[Math.max(exponentials.length, sums.length)];
  }

  @Override
  public int cells() {
    return levels.length;
  }

  @Override
  public int outputs() {
    return exponentials.length;
  }

  @Override
  public int scalars() {
    return 0;
  }

  /** log p = l[level] - log Σ exp(l) in each cell. */
  @Override
  public double row(
      float[] x, int cell, float[] outputs, int output, double weight, float[] byOutputs) {
    exponentiate(outputs, output);
    double sum = 0;
    int at = 0;
    for (int c = 0; c < levels.length; c++) {
      float truth = x[cell + c];
      boolean known = !Float.isNaN(truth);
      double total = sums[c];
      double scale = known ? weight / total : 0;
      for (int j = at; j < at + levels[c]; j++) {
        byOutputs[output + j] = (float) (scale * exponentials[j]);
      }
      if (known) {
        int level = at + (int) truth;
        byOutputs[output + level] -= (float) weight;
        sum += outputs[output + level] - largest(outputs, output + at, levels[c]);
      }
      sums[c] = known ? total : 1;
      at += levels[c];
    }
    VectorMath.log(sums, scratch, sums.length);
    for (double log : sums) {
      sum -= log;
    }
    return sum;
  }

  /** exp(l - max l), and their sums a cell. */
  private void exponentiate(float[] outputs, int output) {
    int at = 0;
    for (int size : levels) {
      double largest = largest(outputs, output + at, size);
      for (int end = at + size; at < end; at++) {
        exponentials[at] = outputs[output + at] - largest;
      }
    }
    VectorMath.exp(exponentials, scratch, exponentials.length);
    at = 0;
    for (int c = 0; c < levels.length; c++) {
      double total = 0;
      for (int end = at + levels[c]; at < end; at++) {
        total += exponentials[at];
      }
      sums[c] = total;
    }
  }

  private static double largest(float[] values, int from, int length) {
    float largest = Float.NEGATIVE_INFINITY;
    for (int i = from; i < from + length; i++) {
      largest = Math.max(largest, values[i]);
    }
    return largest;
  }

  @Override
  public void draw(float[] outputs, int output, float[] x, int cell, RandomStream random) {
    exponentiate(outputs, output);
    int at = 0;
    for (int c = 0; c < levels.length; c++) {
      x[cell + c] = levels[c] == 0 ? Float.NaN : level(at, levels[c], sums[c], random);
      at += levels[c];
    }
  }

  /** As {@link RandomStream#nextIndex}, but without cumulative sums of many levels in memory. */
  private int level(int from, int count, double total, RandomStream random) {
    double u = random.nextDouble() * total;
    int level = 0;
    double passed = exponentials[from];
    while (passed <= u && level < count - 1) {
      level++;
      passed += exponentials[from + level];
    }
    return level;
  }

  /** The level that is most probable. */
  @Override
  public void mean(float[] outputs, int output, float[] x, int cell) {
    int at = output;
    for (int c = 0; c < levels.length; c++) {
      int best = 0;
      for (int level = 1; level < levels[c]; level++) {
        best = outputs[at + level] > outputs[at + best] ? level : best;
      }
      x[cell + c] = levels[c] == 0 ? Float.NaN : best;
      at += levels[c];
    }
  }
}
