package org.genera.likelihoods;

/**
 * Evenly spaced nodes on the real line.
 *
 * @param low the first node
 * @param step the distance between nodes, positive
 */
record KernelGrid(double low, double step) {

  static final int NODES = 512;

  /** The share of the range that is added on either side. */
  private static final double MARGIN = 0.1;

  /** Kernels end at this many bandwidths. */
  private static final double REACH = 6;

  private static final double LARGEST = 1e150;

  /** A grid over the range of a column. */
  static KernelGrid over(double[] range) {
    if (Double.isNaN(range[0])) {
      return new KernelGrid(-0.5, 1.0 / (NODES - 1));
    }
    double low = Math.max(-LARGEST, range[0]);
    double high = Math.min(LARGEST, range[1]);
    double width = high - low;
    double least = Math.max(Math.abs(low), Math.abs(high)) * 1e-9;
    double margin = width > least ? MARGIN * width : Math.max(least, 0.5);
    return new KernelGrid(low - margin, (width + 2 * margin) / (NODES - 1));
  }

  static KernelGrid read(TensorReader tensors) {
    double[] grid = tensors.doubles("grid", 2);
    if (!(grid[1] > 0)) {
      throw TensorReader.invalid("the step of a grid is not positive");
    }
    return new KernelGrid(grid[0], grid[1]);
  }

  void write(TensorWriter tensors) {
    tensors.doubles("grid", new double[] {low, step}, 2);
  }

  double node(int index) {
    return low + step * index;
  }

  /** The nearest node of each number; numbers beyond the grid count at its ends. */
  int[] nearest(double[] x) {
    int[] nodes = new int[x.length];
    for (int row = 0; row < x.length; row++) {
      double place = Math.rint((x[row] - low) / step);
      nodes[row] =
          Double.isNaN(place) ? Cells.MISSING : (int) Math.max(0, Math.min(NODES - 1, place));
    }
    return nodes;
  }

  double mean(double[] counts) {
    double sum = 0;
    double places = 0;
    for (int g = 0; g < counts.length; g++) {
      sum += counts[g];
      places += counts[g] * g;
    }
    return low + step * (sum > 0 ? places / sum : 0.5 * NODES);
  }

  double deviation(double[] counts) {
    double mean = (mean(counts) - low) / step;
    double sum = 0;
    double squares = 0;
    for (int g = 0; g < counts.length; g++) {
      sum += counts[g];
      squares += counts[g] * (g - mean) * (g - mean);
    }
    return step * (sum > 0 ? Math.sqrt(squares / sum) : 0.25 * NODES);
  }

  double quantile(double[] counts, double share) {
    double target = share * java.util.Arrays.stream(counts).sum();
    double sum = 0;
    int g = 0;
    while (g < counts.length - 1 && sum + counts[g] < target) {
      sum += counts[g++];
    }
    return node(g);
  }

  /** Counts smoothed by a Gaussian, summing to 1; all alike where there are none. */
  double[] smoothed(double[] counts, double bandwidth) {
    int reach = (int) Math.min(NODES, Math.ceil(REACH * bandwidth / step));
    double[] kernel = new double[reach + 1];
    for (int i = 0; i <= reach; i++) {
      double z = i * step / bandwidth;
      kernel[i] = StrictMath.exp(-0.5 * z * z);
    }
    double[] masses = new double[counts.length];
    for (int g = 0; g < counts.length; g++) {
      if (counts[g] > 0) {
        spread(counts[g], g, kernel, masses);
      }
    }
    double sum = java.util.Arrays.stream(masses).sum();
    for (int g = 0; g < masses.length; g++) {
      masses[g] = sum > 0 ? masses[g] / sum : 1.0 / masses.length;
    }
    return masses;
  }

  private static void spread(double count, int g, double[] kernel, double[] masses) {
    int last = Math.min(masses.length - 1, g + kernel.length - 1);
    for (int h = Math.max(0, g - kernel.length + 1); h <= last; h++) {
      masses[h] += count * kernel[Math.abs(g - h)];
    }
  }
}
