package org.genera.likelihoods;

import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.special.Gamma;
import org.genera.api.data.Batch;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.ColumnVector;
import org.genera.api.engine.RandomStream;
import org.genera.api.option.Options;
import org.genera.numerics.FixedPointSum;
import org.genera.numerics.SaddlePoint;

/**
 * A Poisson distribution for each class: probabilities of counts. The rate is (Σ x + α m) / (n +
 * α), the mode under a gamma prior that is worth α rows at the mean m of all classes. Large counts
 * are evaluated by Loader's saddle-point expansion (2000), since the terms of x log λ - λ - log x!
 * cancel.
 *
 * @param column an integer column
 * @param moments what is counted of the counts
 */
record Poisson(Column column, Moments moments) implements Likelihood {

  static final LikelihoodType TYPE = new Type();

  private static final int FACTORIAL_LIMBS = 4;
  private static final double LEAST_RATE = 1e-9;

  /** Counts above are evaluated by the saddle-point expansion. */
  private static final double LARGE = 1024;

  private static final class Type implements LikelihoodType {
    @Override
    public String name() {
      return "poisson";
    }

    @Override
    public Optional<String> lacks(Column column) {
      boolean fits = column.type() instanceof ColumnType.Whole;
      return fits ? Optional.empty() : Optional.of("whole numbers");
    }

    @Override
    public Likelihood of(List<Column> columns, Head head, Options options) {
      return new Poisson(columns.get(0), Moments.of(head.numbers(columns.get(0)), head));
    }

    @Override
    public Likelihood readLikelihood(
        List<Column> columns, int classes, TensorReader tensors, Options options) {
      return new Poisson(columns.get(0), Moments.read(tensors, classes));
    }

    @Override
    public Factor readFactor(List<Column> columns, int classes, TensorReader tensors) {
      return new PoissonFactor(columns.get(0), tensors.doubles("rates", rate -> rate > 0, classes));
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
    return Moments.LENGTH + FACTORIAL_LIMBS;
  }

  @Override
  public Tally tally() {
    MomentTally tally = new MomentTally(column, moments);
    FixedPointSum factorials = factorials();
    return (block, shares, sums) -> {
      double[] x = Cells.numbers(column, block).orElseThrow();
      requireDomain(x, block);
      tally.add(x, block.firstRow(), shares, sums);
      double[] logs = logFactorials(x);
      for (int y = 0; y < sums.classes(); y++) {
        factorials.add(shares.sum(y, logs), sums.values(), sums.at(y) + Moments.LENGTH);
      }
    };
  }

  private FixedPointSum factorials() {
    return FixedPointSum.of(
        Math.max(0, moments.exponent()) + moments.weightExponent() + 32, FACTORIAL_LIMBS);
  }

  private void requireDomain(double[] x, Batch block) {
    double[] weights = block.weights();
    for (int row = 0; row < x.length; row++) {
      if (x[row] < 0 && weights[row] > 0) {
        throw Cells.outside(block, row, column, TYPE, "zero or more");
      }
    }
  }

  /** log x!; 0 for missing cells. */
  private static double[] logFactorials(double[] x) {
    double[] logs = new double[x.length];
    for (int row = 0; row < x.length; row++) {
      logs[row] = LogFactorial.of(x[row]);
    }
    return logs;
  }

  @Override
  public double count(ClassSums sums) {
    return moments.read(sums).count();
  }

  @Override
  public Estimate estimate(ClassSums sums, Estimation how) {
    ClassMoments counted = moments.read(sums);
    double alpha = how.smoothing();
    double mean = counted.mean();
    double[] rates = new double[sums.classes()];
    double logLikelihood = 0;
    double logPrior = 0;
    for (int y = 0; y < rates.length; y++) {
      double count = counted.counts()[y];
      double sum = count * counted.means()[y];
      double rate = count + alpha > 0 ? (sum + alpha * mean) / (count + alpha) : mean;
      rates[y] = Math.max(LEAST_RATE, rate);
      double log = StrictMath.log(rates[y]);
      logLikelihood +=
          sum * log
              - count * rates[y]
              - factorials().total(sums.values(), sums.at(y) + Moments.LENGTH);
      logPrior += alpha * (mean * log - rates[y]);
    }
    return Estimate.of(new PoissonFactor(column, rates), logLikelihood, logPrior, 0);
  }

  @Override
  public void write(TensorWriter tensors) {
    moments.write(tensors);
  }

  private record PoissonFactor(Column column, double[] rates) implements Factor, NumericFactor {

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
      boolean large = false;
      for (double n : x) {
        large |= n > LARGE;
      }
      return large ? ofLargeCounts(x) : new PoissonScorer(x, logFactorials(x), rates);
    }

    private Scorer ofLargeCounts(double[] x) {
      double[] constants = constants(x);
      return (from, to, logs) -> {
        for (int y = 0; y < logs.length; y++) {
          double logRate = StrictMath.log(rates[y]);
          double[] log = logs[y];
          for (int i = 0; i < to - from; i++) {
            double n = x[from + i];
            if (n >= 0) {
              log[i] += constants[from + i] + ofClass(n, rates[y], logRate);
            } else if (n < 0) {
              log[i] = Double.NEGATIVE_INFINITY;
            }
          }
        }
      };
    }

    /** What log p(x) has in common under all rates. */
    private static double[] constants(double[] x) {
      double[] constants = new double[x.length];
      for (int row = 0; row < x.length; row++) {
        constants[row] = x[row] > 1 ? constant(x[row]) : 0;
      }
      return constants;
    }

    private static double constant(double n) {
      return n > LARGE ? SaddlePoint.logPeak(n) : -LogFactorial.of(n);
    }

    /** What is left of log p(n) under a rate. */
    private static double ofClass(double n, double rate, double logRate) {
      return n > LARGE ? -SaddlePoint.deviance(n, rate) : n * logRate - rate;
    }

    @Override
    public List<ColumnVector> draw(int[] classes, RandomStream random) {
      double[] values = new double[classes.length];
      for (int row = 0; row < values.length; row++) {
        values[row] = PoissonDraw.of(rates[classes[row]], random);
      }
      return List.of(Cells.vector(column, values));
    }

    @Override
    public List<ColumnVector> means(double[][] shares) {
      return List.of(Cells.vector(column, Cells.mixed(shares, rates)));
    }

    /** The best count near any class's own mode. */
    @Override
    public List<ColumnVector> modes(double[][] shares) {
      double[] values = new double[shares.length];
      for (int row = 0; row < values.length; row++) {
        values[row] = CountMode.of(shares[row], rates, this::logProbabilities);
      }
      return List.of(Cells.vector(column, values));
    }

    private void logProbabilities(double n, double[] logs) {
      double constant = n > 1 ? constant(n) : 0;
      for (int y = 0; y < logs.length; y++) {
        logs[y] = constant + ofClass(n, rates[y], StrictMath.log(rates[y]));
      }
    }

    @Override
    public double mean(int y) {
      return rates[y];
    }

    @Override
    public double cumulative(int y, double x) {
      return x < 0 ? 0 : Gamma.regularizedGammaQ(Math.floor(x) + 1, rates[y]);
    }

    @Override
    public long parameters(int classes) {
      return classes;
    }

    @Override
    public void write(TensorWriter tensors) {
      tensors.doubles("rates", rates, rates.length);
    }
  }
}
