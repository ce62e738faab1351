package org.genera.neural.encoding;

import java.util.Arrays;

/**
 * Finds what numbers gather at: values much more frequent than their neighbours become atoms, and
 * the rest a mixture of Gaussians with the number of modes of the smallest BIC (mode-specific
 * normalisation: Xu et al. 2019, section 4.2, which has variational mixtures and no atoms).
 */
final class ModeSearch {

  /** An atom has this share of the rows at least, and this many rows. */
  private static final double LEAST_SHARE = 0.002;

  private static final double LEAST_COUNT = 12;

  /** An atom is this many times as frequent as its neighbours say. */
  private static final double PROMINENCE = 3;

  private static final int MOST_ATOMS = 64;
  private static final int NEIGHBOURS = 4;

  /** Values that a mixture is fitted to. */
  private static final int MOST_POINTS = 512;

  private ModeSearch() {}

  /** Finds atoms and modes; a column without numbers has one mode. */
  static NumberModes modes(ValueCounts counts, double step, double centre, double scale, int most) {
    boolean[] atoms = atoms(counts, step);
    boolean[] rest = new boolean[atoms.length];
    for (int i = 0; i < rest.length; i++) {
      rest[i] = !atoms[i];
    }
    ValueCounts left = counts.where(rest);
    ValueCounts single = counts.where(atoms);
    double share = (left.total() + 1) / (counts.total() + 1);
    LineMixture mixture =
        LineMixture.best(
            (left.total() < LEAST_COUNT ? counts : left).merged(MOST_POINTS),
            Math.max(step / 2, scale * LineMixture.SMALLEST),
            centre,
            scale,
            most);
    double[] shares = new double[single.size() + mixture.size()];
    for (int i = 0; i < single.size(); i++) {
      shares[i] = (1 - share) * single.counts()[i] / single.total();
    }
    for (int k = 0; k < mixture.size(); k++) {
      shares[single.size() + k] = share * mixture.weights()[k];
    }
    return new NumberModes(single.values(), mixture.means(), mixture.deviations(), shares);
  }

  private static boolean[] atoms(ValueCounts counts, double step) {
    double[] values = counts.values();
    double least = Math.max(LEAST_COUNT, LEAST_SHARE * counts.total());
    double[] gaps = gaps(values);
    boolean[] atoms = new boolean[values.length];
    double[] prominent = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      double count = counts.counts()[i];
      boolean isAtom = count >= least && count >= PROMINENCE * step * density(counts, gaps, i);
      prominent[i] = isAtom ? count : 0;
    }
    double[] sorted = prominent.clone();
    Arrays.sort(sorted);
    double bar = sorted.length > MOST_ATOMS ? sorted[sorted.length - MOST_ATOMS - 1] : 0;
    for (int i = 0; i < values.length; i++) {
      atoms[i] = prominent[i] > bar;
    }
    return atoms;
  }

  /** Half the distance between the neighbours of each value. */
  private static double[] gaps(double[] values) {
    double[] gaps = new double[values.length];
    int last = values.length - 1;
    for (int i = 0; i <= last; i++) {
      int low = Math.max(0, i - 1);
      int high = Math.min(last, i + 1);
      gaps[i] = high > low ? (values[high] - values[low]) / (high - low) : 1;
    }
    return gaps;
  }

  /** The median of what neighbours count by data unit. */
  private static double density(ValueCounts counts, double[] gaps, int i) {
    int low = Math.max(0, i - NEIGHBOURS);
    int high = Math.min(gaps.length - 1, i + NEIGHBOURS);
    double[] densities = new double[high - low];
    int n = 0;
    for (int j = low; j <= high; j++) {
      if (j != i) {
        densities[n++] = counts.counts()[j] / gaps[j];
      }
    }
    Arrays.sort(densities);
    return n == 0 ? 0 : densities[n / 2];
  }
}
