package org.genera.neural.encoding;

import java.util.Arrays;

/**
 * The distinct values of a column and how often each occurs.
 *
 * @param values ascending
 * @param counts sums of weights, scaled so that a row counts 1 on average
 */
record ValueCounts(double[] values, double[] counts) {

  /** Counts the first values; missing ones are left out. */
  static ValueCounts of(double[] values, double[] weights, int length) {
    if (Arrays.stream(weights, 0, length).allMatch(weight -> weight == weights[0])) {
      return ofSame(values, length);
    }
    int[] order = new int[length];
    int known = 0;
    double total = 0;
    for (int i = 0; i < length; i++) {
      if (!Double.isNaN(values[i])) {
        order[known++] = i;
        total += weights[i];
      }
    }
    int[] sorted = sorted(values, order, known);
    double[] distinct = new double[known];
    double[] counts = new double[known];
    int last = -1;
    for (int i : sorted) {
      if (last < 0 || distinct[last] != values[i]) {
        distinct[++last] = values[i];
      }
      counts[last] += weights[i] * known / total;
    }
    return new ValueCounts(Arrays.copyOf(distinct, last + 1), Arrays.copyOf(counts, last + 1));
  }

  /** Rows by value. Where all weights are the same, the values alone are sorted, much faster. */
  private static ValueCounts ofSame(double[] values, int length) {
    double[] sorted =
        Arrays.stream(values, 0, length).filter(value -> !Double.isNaN(value)).sorted().toArray();
    double[] counts = new double[sorted.length];
    int n = 0;
    for (double value : sorted) {
      n += n == 0 || sorted[n - 1] != value ? 1 : 0;
      sorted[n - 1] = value;
      counts[n - 1]++;
    }
    return new ValueCounts(Arrays.copyOf(sorted, n), Arrays.copyOf(counts, n));
  }

  private static int[] sorted(double[] values, int[] order, int length) {
    return Arrays.stream(order, 0, length)
        .boxed()
        .sorted((a, b) -> Double.compare(values[a], values[b]))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  int size() {
    return values.length;
  }

  double total() {
    double total = 0;
    for (double count : counts) {
      total += count;
    }
    return total;
  }

  /** Some of the values. */
  ValueCounts where(boolean[] chosen) {
    double[] some = new double[values.length];
    double[] theirs = new double[values.length];
    int n = 0;
    for (int i = 0; i < values.length; i++) {
      if (chosen[i]) {
        some[n] = values[i];
        theirs[n++] = counts[i];
      }
    }
    return new ValueCounts(Arrays.copyOf(some, n), Arrays.copyOf(theirs, n));
  }

  /** Neighbours merged into their mean until there are no more than some number of values. */
  ValueCounts merged(int most) {
    if (values.length <= most) {
      return this;
    }
    double share = total() / most;
    double[] means = new double[values.length];
    double[] sums = new double[values.length];
    int n = 0;
    double passed = 0;
    for (int i = 0; i < values.length; i++) {
      sums[n] += counts[i];
      means[n] += counts[i] * values[i];
      passed += counts[i];
      if (passed >= (n + 1) * share || i == values.length - 1) {
        means[n] /= sums[n];
        n++;
      }
    }
    return new ValueCounts(Arrays.copyOf(means, n), Arrays.copyOf(sums, n));
  }
}
