package org.genera.naivebayes.likelihood;

import java.util.List;
import java.util.Optional;
import org.genera.api.data.Batch;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.ColumnVector;
import org.genera.api.engine.RandomStream;
import org.genera.api.option.Options;

/**
 * A log-normal distribution for each class: the logarithm is Gaussian. A density over positive real
 * numbers; with zeros inflated, zero has a probability of its own, (n₀ + α) / (n + 2α), and the
 * density is that of the other cells.
 *
 * @param column a real or integer column
 * @param zeros whether zero has a probability of its own
 * @param logs what is counted of the logarithms
 */
record LogNormal(Column column, boolean zeros, Moments logs) implements Likelihood {

  static final LikelihoodType POSITIVE = new Type("log-normal", false);
  static final LikelihoodType ZERO_INFLATED = new Type("zero-inflated-log-normal", true);

  private record Type(String name, boolean zeros) implements LikelihoodType {
    @Override
    public Optional<String> lacks(Column column) {
      boolean fits =
          column.type() instanceof ColumnType.Real || column.type() instanceof ColumnType.Whole;
      return fits ? Optional.empty() : Optional.of("real or whole numbers");
    }

    @Override
    public Likelihood of(List<Column> columns, Head head, Options options) {
      double[] logs = Transform.logs(head.numbers(columns.get(0)));
      return new LogNormal(columns.get(0), zeros, Moments.of(logs, head));
    }

    @Override
    public Likelihood readLikelihood(
        List<Column> columns, int classes, TensorReader tensors, Options options) {
      return new LogNormal(columns.get(0), zeros, Moments.read(tensors, classes));
    }

    @Override
    public Factor readFactor(List<Column> columns, int classes, TensorReader tensors) {
      GaussianParameters ofLogs = GaussianParameters.read(tensors, classes);
      return new LogNormalFactor(
          this,
          columns.get(0),
          ofLogs,
          zeros ? tensors.doubles("zeros", p -> p >= 0 && p <= 1, classes) : new double[classes]);
    }
  }

  @Override
  public LikelihoodType type() {
    return zeros ? ZERO_INFLATED : POSITIVE;
  }

  @Override
  public List<Column> columns() {
    return List.of(column);
  }

  @Override
  public int length() {
    return Moments.LENGTH + (zeros ? LevelTally.LIMBS : 0);
  }

  @Override
  public Tally tally() {
    MomentTally tally = new MomentTally(column, logs);
    LevelTally zeroTally = new LevelTally(1, logs.weightExponent(), Moments.LENGTH);
    return (block, shares, sums) -> {
      double[] x = Cells.numbers(column, block).orElseThrow();
      requireDomain(x, block);
      tally.add(Transform.logs(x), block.firstRow(), shares, sums);
      if (zeros) {
        zeroTally.add(zeroCodes(x), shares, sums);
      }
    };
  }

  private void requireDomain(double[] x, Batch block) {
    double[] weights = block.weights();
    for (int row = 0; row < x.length; row++) {
      if ((x[row] < 0 || (x[row] == 0 && !zeros)) && weights[row] > 0) {
        throw Cells.outside(block, row, column, type(), zeros ? "zero or more" : "above zero");
      }
    }
  }

  private static int[] zeroCodes(double[] x) {
    int[] codes = new int[x.length];
    for (int row = 0; row < x.length; row++) {
      codes[row] = x[row] == 0 ? 0 : Cells.MISSING;
    }
    return codes;
  }

  private double zeroCount(ClassSums sums, int y) {
    return zeros ? LevelTally.counts(sums, y, 1, logs.weightExponent(), Moments.LENGTH)[0] : 0;
  }

  @Override
  public double count(ClassSums sums) {
    double count = logs.read(sums).count();
    for (int y = 0; y < sums.classes(); y++) {
      count += zeroCount(sums, y);
    }
    return count;
  }

  @Override
  public Estimate estimate(ClassSums sums, Estimation how) {
    ClassMoments counted = logs.read(sums);
    Estimation plain = new Estimation(how.smoothing(), how.varianceFloor(), 0);
    GaussianParameters.Estimate ofLogs = GaussianParameters.of(counted, plain, 0);
    double logLikelihood = ofLogs.logLikelihood();
    double logPrior = 0;
    double[] shares = new double[sums.classes()];
    for (int y = 0; y < shares.length; y++) {
      logLikelihood -= counted.counts()[y] * counted.means()[y];
      if (zeros) {
        double[] counts = {zeroCount(sums, y), counted.counts()[y]};
        double[] split = Dirichlet.mode(counts, how.smoothing());
        logLikelihood += Dirichlet.logLikelihood(counts, split);
        logPrior += Dirichlet.logPrior(split, how.smoothing());
        shares[y] = split[0];
      }
    }
    Factor factor = new LogNormalFactor(type(), column, ofLogs.parameters(), shares);
    return Estimate.of(factor, logLikelihood, logPrior, ofLogs.floored());
  }

  @Override
  public void write(TensorWriter tensors) {
    logs.write(tensors);
  }

  /**
   * The parameters.
   *
   * @param type with or without zeros
   * @param column the column
   * @param ofLogs of the logarithms of cells that are not zero
   * @param zeros the probability of zero in each class
   */
  private record LogNormalFactor(
      LikelihoodType type, Column column, GaussianParameters ofLogs, double[] zeros)
      implements Factor {

    private static final double LOG_HALF = StrictMath.log(0.5);

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
      double[] constants = ofLogs.logConstants();
      double[] logZeros = new double[zeros.length];
      for (int y = 0; y < zeros.length; y++) {
        constants[y] += StrictMath.log1p(-zeros[y]);
        logZeros[y] = StrictMath.log(zeros[y]);
      }
      Scorer ofPositive = new QuadraticScorer(logs, ofLogs.means(), ofLogs.factors(), constants);
      return (from, to, tile) -> {
        ofPositive.add(from, to, tile);
        addOthers(x, logs, from, to, logZeros, tile);
      };
    }

    /** log |d log x / dx| = -log x; zeros; and what cannot be. */
    private static void addOthers(
        double[] x, double[] logs, int from, int to, double[] logZeros, double[][] tile) {
      for (int y = 0; y < tile.length; y++) {
        double[] log = tile[y];
        for (int i = 0; i < to - from; i++) {
          double value = x[from + i];
          if (value > 0) {
            log[i] -= logs[from + i];
          } else if (value <= 0) {
            log[i] += value == 0 ? logZeros[y] : Double.NEGATIVE_INFINITY;
          }
        }
      }
    }

    @Override
    public List<ColumnVector> draw(int[] classes, RandomStream random) {
      double[] values = new double[classes.length];
      for (int row = 0; row < values.length; row++) {
        boolean zero = zeros[classes[row]] > 0 && random.nextDouble() < zeros[classes[row]];
        values[row] = zero ? 0 : positive(StrictMath.exp(ofLogs.draw(classes[row], random)));
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
      double[] values = new double[shares.length];
      for (int y = 0; y < zeros.length; y++) {
        double log = ofLogs.means()[y] + 0.5 * ofLogs.variances()[y];
        double mean = (1 - zeros[y]) * Math.min(StrictMath.exp(log), Double.MAX_VALUE);
        for (int row = 0; row < values.length; row++) {
          values[row] += shares[row][y] > 0 ? shares[row][y] * mean : 0;
        }
      }
      return List.of(Cells.vector(column, values));
    }

    /** Zero where it has half of the probability; else the mode of the density. */
    @Override
    public List<ColumnVector> modes(double[][] shares) {
      double[] centres = new double[zeros.length];
      double[] variances = new double[zeros.length];
      for (int y = 0; y < zeros.length; y++) {
        centres[y] = StrictMath.exp(ofLogs.means()[y] - ofLogs.variances()[y]);
        variances[y] = centres[y] * centres[y] * Math.min(1, ofLogs.variances()[y]);
      }
      double[] values = new double[shares.length];
      for (int row = 0; row < values.length; row++) {
        double logZero = 0;
        for (int y = 0; y < zeros.length; y++) {
          logZero += shares[row][y] * zeros[y];
        }
        values[row] =
            StrictMath.log(logZero) >= LOG_HALF
                ? 0
                : positive(
                    new ModeSearch(this::logDensities, shares[row]).from(centres, variances));
      }
      return List.of(Cells.vector(column, values));
    }

    private void logDensities(double x, double[] logs) {
      if (!(x > 0)) {
        java.util.Arrays.fill(logs, Double.NEGATIVE_INFINITY);
        return;
      }
      double logX = StrictMath.log(x);
      ofLogs.logDensities(logX, logs);
      for (int y = 0; y < logs.length; y++) {
        logs[y] += StrictMath.log1p(-zeros[y]) - logX;
      }
    }

    @Override
    public long parameters(int classes) {
      return (type == ZERO_INFLATED ? 3L : 2L) * classes;
    }

    @Override
    public void write(TensorWriter tensors) {
      ofLogs.write(tensors);
      if (type == ZERO_INFLATED) {
        tensors.doubles("zeros", zeros, zeros.length);
      }
    }
  }
}
