package org.genera.likelihoods;

/**
 * Adds a + p (x - m)² for each class: the logarithm of a Gaussian. Loops go over rows, so that they
 * become vector instructions. Not thread-safe.
 */
final class QuadraticScorer implements Scorer {

  private final double[] x;
  private final double[] centres;
  private final double[] factors;
  private final double[] constants;
  private final boolean finite;
  private double[] tile = {};
  private double[] known = {};

  QuadraticScorer(double[] x, double[] centres, double[] factors, double[] constants) {
    this.x = x;
    this.centres = centres;
    this.factors = factors;
    this.constants = constants;
    finite = FiniteCheck.areFinite(x);
  }

  @Override
  public void add(int from, int to, double[][] logs) {
    int rows = to - from;
    if (finite || copy(from, rows)) {
      for (int y = 0; y < logs.length; y++) {
        addAll(logs[y], x, from, rows, constants[y], factors[y], centres[y]);
      }
    } else {
      for (int y = 0; y < logs.length; y++) {
        addKnown(logs[y], tile, known, rows, constants[y], factors[y], centres[y]);
      }
    }
  }

  /** Copies the tile, zeros for missing cells; whether none is missing. */
  private boolean copy(int from, int rows) {
    if (tile.length < rows) {
      tile = new double[rows];
      known = new double[rows];
    }
    double missing = 0;
    for (int i = 0; i < rows; i++) {
      double value = x[from + i];
      boolean is = !Double.isNaN(value);
      tile[i] = is ? value : 0;
      known[i] = is ? 1 : 0;
      missing += 1 - known[i];
    }
    return missing == 0;
  }

  private static void addAll(
      double[] log, double[] x, int from, int rows, double a, double p, double m) {
    for (int i = 0; i < rows; i++) {
      log[i] += a + p * ((x[from + i] - m) * (x[from + i] - m));
    }
  }

  private static void addKnown(
      double[] log, double[] x, double[] known, int rows, double a, double p, double m) {
    for (int i = 0; i < rows; i++) {
      log[i] += known[i] * (a + p * ((x[i] - m) * (x[i] - m)));
    }
  }
}
