package org.genera.numerics;

import org.genera.api.option.Option;

/**
 * How far stepwise EM goes (Cappé and Moulines 2009; Liang and Klein 2009): after the t-th block
 * the mean statistics move towards those of the block by the step η = t^-α, s ← (1 - η) s + η
 * s(block). A block of less weight than usual steps less far; one of more is several blocks, one
 * after the other.
 *
 * @param exponent α, from 0.5 to 1
 * @param usualWeight of a block
 */
public record StepSchedule(double exponent, double usualWeight) {

  /** The exponent, as users give it. */
  public static final Option<Double> EXPONENT =
      Option.real("step-exponent")
          .min(0.5)
          .max(1)
          .orElse(0.7)
          .describe("how fast updates weigh less: the t-th block of rows steps t^-exponent far");

  /** After so many blocks in one nothing of what was before is left to speak of. */
  private static final long MOST_BLOCKS = 1 << 20;

  /**
   * How many blocks a weight is, to the nearest.
   *
   * @param weight positive
   * @return at least 1
   */
  public long blocks(double weight) {
    return Math.max(1, Math.round(weight / usualWeight));
  }

  /**
   * How far a block steps.
   *
   * @param before how many blocks there were
   * @param weight of the block, positive
   * @return η, from 0 to 1
   */
  public double step(long before, double weight) {
    double step = 0;
    double left = weight;
    long blocks = Math.min(MOST_BLOCKS, blocks(weight));
    for (long block = 1; block <= blocks; block++) {
      double share = Math.min(1, left / usualWeight);
      step += (1 - step) * share * StrictMath.pow(before + block, -exponent);
      left -= usualWeight;
    }
    return step;
  }

  /**
   * Statistics on their way to those of a block.
   *
   * @param mean statistics of a row so far
   * @param sums of the block
   * @param weight of the block, positive
   * @param step how far
   * @return new mean statistics
   */
  public static double[] towards(double[] mean, double[] sums, double weight, double step) {
    double[] moved = mean.clone();
    for (int i = 0; i < moved.length; i++) {
      moved[i] += step * (sums[i] / weight - moved[i]);
    }
    return moved;
  }
}
