package org.genera.likelihoods;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.special.Erf;
import org.genera.api.data.Batch;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.ColumnVector;
import org.genera.api.engine.RandomStream;
import org.genera.api.option.Options;

/**
 * A log-normal distribution for each class: the logarithm is Gaussian. A density over positive real
 * numbers.
 *
 * @param column a real or integer column
 * @param logs what is counted of the logarithms
 */
record LogNormal(Column column, Moments logs) implements Likelihood {

  static final LikelihoodType TYPE = new Type();

  private static final class Type implements LikelihoodType {
    @Override
    public String name() {
      return "log-normal";
    }

    @Override
    public Optional<String> lacks(Column column) {
      boolean fits =
          column.type() instanceof ColumnType.Real || column.type() instanceof ColumnType.Whole;
      return fits ? Optional.empty() : Optional.of("real or whole numbers");
    }

    @Override
    public Likelihood of(List<Column> columns, Head head, Options options) {
      double[] logs = Transform.logs(head.numbers(columns.get(0)));
      return new LogNormal(columns.get(0), Moments.of(logs, head));
    }

    @Override
    public Likelihood readLikelihood(
        List<Column> columns, int classes, TensorReader tensors, Options options) {
      return new LogNormal(columns.get(0), Moments.read(tensors, classes));
    }

    @Override
    public Factor readFactor(List<Column> columns, int classes, TensorReader tensors) {
      return new LogNormalFactor(columns.get(0), GaussianParameters.read(tensors, classes));
    }
  }

  @Override
  public LikelihoodType type() {
    return TYPE;
  }

  @Override
  public List<Column> columns() {
    return List.of(column);
  }

  @Override
  public int length() {
    return Moments.LENGTH;
  }

  @Override
  public Tally tally() {
    MomentTally tally = new MomentTally(column, logs);
    return (block, shares, sums) -> {
      double[] x = Cells.numbers(column, block).orElseThrow();
      requireDomain(x, block);
      tally.add(Transform.logs(x), block.firstRow(), shares, sums);
    };
  }

  private void requireDomain(double[] x, Batch block) {
    Cells.requireModerate(x, column, block.firstRow());
    double[] weights = block.weights();
    for (int row = 0; row < x.length; row++) {
      if (x[row] <= 0 && weights[row] > 0) {
        throw Cells.outside(block, row, column, TYPE, "above zero");
      }
    }
  }

  @Override
  public double count(ClassSums sums) {
    return logs.read(sums).count();
  }

  @Override
  public Estimate estimate(ClassSums sums, Estimation how) {
    ClassMoments counted = logs.read(sums);
    Estimation plain = new Estimation(how.smoothing(), how.varianceFloor(), 0, how.borrowing());
    GaussianParameters.Estimate ofLogs = GaussianParameters.of(counted, plain, 0);
    double logLikelihood = ofLogs.logLikelihood();
    for (int y = 0; y < sums.classes(); y++) {
      logLikelihood -= counted.counts()[y] * counted.means()[y];
    }
    Factor factor = new LogNormalFactor(column, ofLogs.parameters());
    return Estimate.of(factor, logLikelihood, 0, ofLogs.floored());
  }

  @Override
  public void write(TensorWriter tensors) {
    logs.write(tensors);
  }

  private record LogNormalFactor(Column column, GaussianParameters ofLogs)
      implements Factor, NumericFactor {

    @Override
    public LikelihoodType type() {
      return TYPE;
    }

    @Override
    public List<Column> columns() {
      return List.of(column);
    }

    @Override
    public Scorer scorer(Batch rows) {
      return Cells.numbers(column, rows).map(this::scorer).orElse(Scorer.NONE);
    }

    private Scorer scorer(double[] x) {
      double[] logs = Transform.logs(x);
      Scorer ofLogarithms =
          new QuadraticScorer(logs, ofLogs.means(), ofLogs.factors(), ofLogs.logConstants());
      return (from, to, tile) -> {
        ofLogarithms.add(from, to, tile);
        for (double[] log : tile) {
          addDerivative(x, logs, from, to, log);
        }
      };
    }

    /** log |d log x / dx| = -log x, and what cannot be. */
    private static void addDerivative(double[] x, double[] logs, int from, int to, double[] log) {
      for (int i = 0; i < to - from; i++) {
        if (x[from + i] > 0) {
          log[i] -= logs[from + i];
        } else if (x[from + i] <= 0) {
          log[i] = Double.NEGATIVE_INFINITY;
        }
      }
    }

    @Override
    public List<ColumnVector> draw(int[] classes, RandomStream random) {
      double[] values = new double[classes.length];
      for (int row = 0; row < values.length; row++) {
        values[row] = positive(StrictMath.exp(ofLogs.draw(classes[row], 0, random)));
      }
      return List.of(Cells.vector(column, values));
    }

    /** The nearest value of the column that is not zero. */
    private double positive(double value) {
      double least = column.type() instanceof ColumnType.Whole ? 1 : Double.MIN_VALUE;
      return Math.max(least, value);
    }

    @Override
    public List<ColumnVector> means(double[][] shares) {
      double[] means = new double[ofLogs.means().length];
      Arrays.setAll(means, this::mean);
      return List.of(Cells.vector(column, Cells.mixed(shares, means)));
    }

    @Override
    public double mean(int y) {
      double log = ofLogs.means()[y] + 0.5 * ofLogs.variances()[y];
      return Math.min(StrictMath.exp(log), Double.MAX_VALUE);
    }

    @Override
    public double cumulative(int y, double x) {
      if (!(x > 0)) {
        return 0;
      }
      double z = (StrictMath.log(x) - ofLogs.means()[y]) / Math.sqrt(2 * ofLogs.variances()[y]);
      return 0.5 * Erf.erfc(-z);
    }

    @Override
    public List<ColumnVector> modes(double[][] shares) {
      double[] centres = new double[ofLogs.means().length];
      double[] variances = new double[centres.length];
      for (int y = 0; y < centres.length; y++) {
        centres[y] = StrictMath.exp(ofLogs.means()[y] - ofLogs.variances()[y]);
        variances[y] = centres[y] * centres[y] * Math.min(1, ofLogs.variances()[y]);
      }
      double[] values = new double[shares.length];
      for (int row = 0; row < values.length; row++) {
        values[row] =
            positive(new ModeSearch(this::logDensities, shares[row]).from(centres, variances));
      }
      return List.of(Cells.vector(column, values));
    }

    private void logDensities(double x, double[] logs) {
      if (!(x > 0)) {
        Arrays.fill(logs, Double.NEGATIVE_INFINITY);
        return;
      }
      double logX = StrictMath.log(x);
      ofLogs.logDensities(logX, logs);
      for (int y = 0; y < logs.length; y++) {
        logs[y] -= logX;
      }
    }

    @Override
    public long parameters(int classes) {
      return 2L * classes;
    }

    @Override
    public void write(TensorWriter tensors) {
      ofLogs.write(tensors);
    }
  }
}
