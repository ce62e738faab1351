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
    boolean complete = copy(from, rows);
    for (int y = 0; y < logs.length; y++) {
      if (complete) {
        addAll(logs[y], tile, rows, constants[y], factors[y], centres[y]);
      } else {
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
    if (finite) {
      System.arraycopy(x, from, tile, 0, rows);
      return true;
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

  private static void addAll(double[] log, double[] x, int rows, double a, double p, double m) {
    for (int i = 0; i < rows; i++) {
      log[i] += a + p * ((x[i] - m) * (x[i] - m));
    }
  }

  private static void addKnown(
      double[] log, double[] x, double[] known, int rows, double a, double p, double m) {
    for (int i = 0; i < rows; i++) {
      log[i] += known[i] * (a + p * ((x[i] - m) * (x[i] - m)));
    }
  }
}
