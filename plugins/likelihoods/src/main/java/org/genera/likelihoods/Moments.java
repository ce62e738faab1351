package org.genera.likelihoods;

import org.genera.numerics.FixedPointSum;

/**
 * Sums of powers of numbers for each class, about a shift of the class's own, so that little
 * cancels, and on a fixed grid, so that nothing depends on how the rows were parted. Immutable.
 *
 * @param shifts one a class
 * @param exponent the binary exponent of the numbers' spread
 * @param weightExponent the binary exponent of the largest weight
 */
record Moments(double[] shifts, int exponent, int weightExponent) {

  private static final int COUNT_LIMBS = 3;
  private static final int POWER_LIMBS = 4;

  /** Numbers may be larger than the head's by this power of two before order matters. */
  private static final int ROOM = 24;

  /** How many numbers a class takes: count, sum and sum of squares. */
  static final int LENGTH = COUNT_LIMBS + 2 * POWER_LIMBS;

  private static final int FIRST = COUNT_LIMBS;
  private static final int SECOND = COUNT_LIMBS + POWER_LIMBS;

  /** Shifts and exponents from the first rows. */
  static Moments of(double[] numbers, Head head) {
    double[] shifts = new double[head.classes()];
    double mean = mean(numbers, head.shares().rows(), 0, head.shares().rows().length, 0);
    double largest = 0;
    for (int y = 0; y < shifts.length; y++) {
      int from = head.shares().starts()[y];
      int to = head.shares().starts()[y + 1];
      shifts[y] = mean(numbers, head.shares().rows(), from, to, mean);
      for (int i = from; i < to; i++) {
        double distance = Math.abs(numbers[head.shares().rows()[i]] - shifts[y]);
        largest = distance > largest && distance < 1e150 ? distance : largest;
      }
    }
    double scale = largest > 0 ? largest : Math.max(Math.abs(mean), Double.MIN_NORMAL);
    return new Moments(shifts, Math.getExponent(scale), head.weightExponent());
  }

  private static double mean(double[] numbers, int[] rows, int from, int to, double otherwise) {
    double sum = 0;
    int count = 0;
    for (int i = from; i < to; i++) {
      double value = numbers[rows[i]];
      if (Math.abs(value) < 1e150) {
        sum += value;
        count++;
      }
    }
    return count > 0 ? sum / count : otherwise;
  }

  static Moments read(TensorReader tensors, int classes) {
    long[] exponents = tensors.longs("exponents", 2);
    return new Moments(
        tensors.doubles("shifts", classes),
        TensorReader.exponent(exponents[0]),
        TensorReader.exponent(exponents[1]));
  }

  void write(TensorWriter tensors) {
    tensors.doubles("shifts", shifts, shifts.length);
    tensors.longs("exponents", new long[] {exponent, weightExponent}, 2);
  }

  FixedPointSum counts() {
    return FixedPointSum.of(weightExponent, COUNT_LIMBS);
  }

  FixedPointSum firsts() {
    return FixedPointSum.of(exponent + weightExponent + ROOM, POWER_LIMBS);
  }

  FixedPointSum seconds() {
    return FixedPointSum.of(2 * exponent + weightExponent + ROOM, POWER_LIMBS);
  }

  /** What the sums say of each class. */
  ClassMoments read(ClassSums sums) {
    int k = shifts.length;
    double[] counts = new double[k];
    double[] means = new double[k];
    double[] variances = new double[k];
    for (int y = 0; y < k; y++) {
      int at = sums.at(y);
      counts[y] = counts().total(sums.values(), at);
      if (counts[y] > 0) {
        double shift = firsts().total(sums.values(), at + FIRST) / counts[y];
        means[y] = shifts[y] + shift;
        variances[y] =
            Math.max(0, seconds().total(sums.values(), at + SECOND) / counts[y] - shift * shift);
      }
    }
    return new ClassMoments(counts, means, variances);
  }

  /** Adds sums over one class of a block. */
  static final class Adder {
    private final FixedPointSum counts;
    private final FixedPointSum firsts;
    private final FixedPointSum seconds;

    Adder(Moments moments) {
      counts = moments.counts();
      firsts = moments.firsts();
      seconds = moments.seconds();
    }

    void add(double count, double first, double second, double[] values, int at) {
      counts.add(count, values, at);
      firsts.add(first, values, at + FIRST);
      seconds.add(second, values, at + SECOND);
    }
  }
}
