package org.genera.naivebayes;

import java.util.Arrays;
import java.util.List;
import org.genera.api.data.Batch;
import org.genera.api.model.ClassProbabilities;
import org.genera.likelihoods.Factor;
import org.genera.likelihoods.Scorer;
import org.genera.numerics.VectorMath;

/**
 * log p(x) and p(y | x) of rows, missing cells integrated out: tile by tile, so that all work stays
 * in the cache. Immutable.
 */
final class ClassPosterior {

  private static final int TILE = 256;

  /** Below any logarithm of a density, yet finite, so that differences stay numbers. */
  private static final double LEAST = -Double.MAX_VALUE;

  private final double[] weights;
  private final double[] logWeights;
  private final List<Factor> factors;
  private final double logTotal;

  ClassPosterior(double[] weights, List<Factor> factors) {
    this.weights = weights;
    this.factors = factors;
    logWeights = Arrays.stream(weights).map(StrictMath::log).toArray();
    Tile nothing = new Tile(1);
    for (int y = 0; y < weights.length; y++) {
      nothing.logJoint[y][0] = logWeights[y];
    }
    nothing.normalise(1);
    logTotal = nothing.logDensity[0];
  }

  /** Some rows: {@code logJoint} and {@code shares} are {@code [class][row]}. Not thread-safe. */
  final class Tile {
    final double[][] logJoint;
    final double[][] shares;
    final double[] logDensity;
    private final double[] max;
    private final double[] logSum;
    private final double[] scratch;

    private Tile(int rows) {
      logJoint = new double[weights.length][rows];
      shares = new double[weights.length][rows];
      logDensity = new double[rows];
      max = new double[rows];
      logSum = new double[rows];
      scratch = new double[rows];
    }

    private void score(List<Scorer> scorers, int from, int to) {
      for (int y = 0; y < logJoint.length; y++) {
        Arrays.fill(logJoint[y], 0, to - from, logWeights[y]);
      }
      for (Scorer scorer : scorers) {
        scorer.add(from, to, logJoint);
      }
      normalise(to - from);
    }

    /**
     * log p(y | x): the largest term goes first, so that little is lost where terms are huge; p(y)
     * for a row that is impossible in every class.
     */
    private void putLogProbabilities(int y, double[] logs, int from, int rows) {
      subtract(logs, from, logJoint[y], max, logSum, rows);
      for (int i = 0; i < rows; i++) {
        if (!(logDensity[i] > Double.NEGATIVE_INFINITY)) {
          logs[from + i] = logWeights[y] - logTotal;
        }
      }
    }

    private void normalise(int rows) {
      Arrays.fill(max, 0, rows, LEAST);
      for (double[] log : logJoint) {
        raise(max, log, rows);
      }
      Arrays.fill(logDensity, 0, rows, 0);
      for (int y = 0; y < logJoint.length; y++) {
        subtract(shares[y], logJoint[y], max, rows);
        VectorMath.exp(shares[y], scratch, rows);
        add(logDensity, shares[y], rows);
      }
      shareOut(rows);
      VectorMath.log(logDensity, scratch, rows);
      System.arraycopy(logDensity, 0, logSum, 0, rows);
      add(logDensity, max, rows);
    }

    /** A row that is impossible in every class says nothing of its class. */
    private void shareOut(int rows) {
      invert(scratch, logDensity, rows);
      for (double[] share : shares) {
        multiply(share, scratch, rows);
      }
      for (int i = 0; i < rows; i++) {
        if (!(logDensity[i] > 0)) {
          for (int y = 0; y < shares.length; y++) {
            shares[y][i] = weights[y];
          }
        }
      }
    }
  }

  private static void raise(double[] max, double[] x, int rows) {
    for (int i = 0; i < rows; i++) {
      max[i] = Math.max(max[i], x[i]);
    }
  }

  private static void subtract(double[] result, double[] x, double[] y, int rows) {
    for (int i = 0; i < rows; i++) {
      result[i] = x[i] - y[i];
    }
  }

  private static void subtract(
      double[] result, int from, double[] x, double[] y, double[] z, int rows) {
    for (int i = 0; i < rows; i++) {
      result[from + i] = (x[i] - y[i]) - z[i];
    }
  }

  private static void add(double[] x, double[] y, int rows) {
    for (int i = 0; i < rows; i++) {
      x[i] += y[i];
    }
  }

  private static void multiply(double[] x, double[] y, int rows) {
    for (int i = 0; i < rows; i++) {
      x[i] *= y[i];
    }
  }

  private static void invert(double[] inverse, double[] x, int rows) {
    for (int i = 0; i < rows; i++) {
      inverse[i] = 1 / Math.max(x[i], Double.MIN_NORMAL);
    }
  }

  /** Takes scored tiles. */
  interface Sink {
    /**
     * A tile.
     *
     * @param from the first row
     * @param to the row after the last
     * @param tile good until the next call
     */
    void take(int from, int to, Tile tile);
  }

  /** Scores all rows of a batch. */
  void score(Batch rows, Sink sink) {
    List<Scorer> scorers = factors.stream().map(factor -> factor.scorer(rows)).toList();
    Tile tile = new Tile(Math.min(TILE, rows.rows()));
    for (int from = 0; from < rows.rows(); from += TILE) {
      int to = Math.min(rows.rows(), from + TILE);
      tile.score(scorers, from, to);
      sink.take(from, to, tile);
    }
  }

  /** log p(x) of each row; exactly 0 where nothing is observed. */
  double[] logDensity(Batch rows) {
    double[] result = new double[rows.rows()];
    score(
        rows,
        (from, to, tile) -> {
          for (int row = from; row < to; row++) {
            result[row] = tile.logDensity[row - from] - logTotal;
          }
        });
    return result;
  }

  /** p(y | x), {@code [row][class]}. */
  double[][] shares(Batch rows) {
    return byRow(probabilities(rows).values(), rows.rows());
  }

  /** log p(y | x), {@code [row][class]}; p(y) for a row that is impossible in every class. */
  double[][] logProbabilities(Batch rows) {
    return byRow(probabilities(rows).logs(), rows.rows());
  }

  private static double[][] byRow(double[][] byClass, int rows) {
    double[][] byRow = new double[rows][byClass.length];
    for (int y = 0; y < byClass.length; y++) {
      for (int row = 0; row < rows; row++) {
        byRow[row][y] = byClass[y][row];
      }
    }
    return byRow;
  }

  /** p(y | x) and log p(y | x). */
  ClassProbabilities probabilities(Batch rows) {
    double[][] values = new double[weights.length][rows.rows()];
    double[][] logs = new double[weights.length][rows.rows()];
    score(
        rows,
        (from, to, tile) -> {
          for (int y = 0; y < weights.length; y++) {
            System.arraycopy(tile.shares[y], 0, values[y], from, to - from);
            tile.putLogProbabilities(y, logs[y], from, to - from);
          }
        });
    return new ClassProbabilities(values, logs);
  }
}
