package org.genera.likelihoods;

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
 * A Gaussian for each class: mean and variance of the class's cells. A density over real numbers,
 * also for integers, booleans (0 and 1) and date-times (microseconds), which are rounded where rows
 * are made.
 *
 * @param column a numeric column
 * @param moments what is counted
 */
record Gaussian(Column column, Moments moments) implements Likelihood {

  static final LikelihoodType TYPE = new Type();

  /** The variance of rounding to a whole number, uniform on an interval of length 1. */
  private static final double ROUNDING = 1.0 / 12;

  private static final class Type implements LikelihoodType {
    @Override
    public String name() {
      return "gaussian";
    }

    @Override
    public Optional<String> lacks(Column column) {
      return column.type().isNumeric() ? Optional.empty() : Optional.of("numbers");
    }

    @Override
    public Likelihood of(List<Column> columns, Head head, Options options) {
      return new Gaussian(columns.get(0), Moments.of(head.numbers(columns.get(0)), head));
    }

    @Override
    public Likelihood readLikelihood(
        List<Column> columns, int classes, TensorReader tensors, Options options) {
      return new Gaussian(columns.get(0), Moments.read(tensors, classes));
    }

    @Override
    public Factor readFactor(List<Column> columns, int classes, TensorReader tensors) {
      return new GaussianFactor(columns.get(0), GaussianParameters.read(tensors, classes));
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
    MomentTally tally = new MomentTally(column, moments);
    return (block, shares, sums) ->
        tally.add(Cells.numbers(column, block).orElseThrow(), block.firstRow(), shares, sums);
  }

  @Override
  public double count(ClassSums sums) {
    return moments.read(sums).count();
  }

  @Override
  public double variance(ClassSums sums) {
    return moments.read(sums).variance();
  }

  /** The smallest variance of a column of whole numbers; 0 of others. */
  static double rounding(Column column) {
    return column.type() instanceof ColumnType.Whole ? ROUNDING : 0;
  }

  @Override
  public Estimate estimate(ClassSums sums, Estimation how) {
    double least = how.addedVariance() == 0 ? rounding(column) : 0;
    GaussianParameters.Estimate estimate = GaussianParameters.of(moments.read(sums), how, least);
    Factor factor = new GaussianFactor(column, estimate.parameters());
    return Estimate.of(factor, estimate.logLikelihood(), 0, estimate.floored());
  }

  @Override
  public void write(TensorWriter tensors) {
    moments.write(tensors);
  }

  private record GaussianFactor(Column column, GaussianParameters parameters)
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
      return new QuadraticScorer(
          x, parameters.means(), parameters.factors(), parameters.logConstants());
    }

    @Override
    public List<ColumnVector> draw(int[] classes, RandomStream random) {
      double rounding = column.type() instanceof ColumnType.Whole ? ROUNDING : 0;
      double[] values = new double[classes.length];
      for (int row = 0; row < values.length; row++) {
        values[row] = parameters.draw(classes[row], rounding, random);
      }
      return List.of(Cells.vector(column, values));
    }

    @Override
    public List<ColumnVector> means(double[][] shares) {
      return List.of(Cells.vector(column, Cells.mixed(shares, parameters.means())));
    }

    @Override
    public List<ColumnVector> modes(double[][] shares) {
      double[] values = new double[shares.length];
      for (int row = 0; row < values.length; row++) {
        values[row] =
            new ModeSearch(parameters::logDensities, shares[row])
                .from(parameters.means(), parameters.variances());
      }
      return List.of(Cells.vector(column, values));
    }

    @Override
    public double mean(int y) {
      return parameters.means()[y];
    }

    @Override
    public double cumulative(int y, double x) {
      double z = (x - parameters.means()[y]) / Math.sqrt(2 * parameters.variances()[y]);
      return 0.5 * Erf.erfc(-z);
    }

    @Override
    public long parameters(int classes) {
      return 2L * classes;
    }

    @Override
    public void write(TensorWriter tensors) {
      parameters.write(tensors);
    }
  }
}
