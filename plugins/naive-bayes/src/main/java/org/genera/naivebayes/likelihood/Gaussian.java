package org.genera.naivebayes.likelihood;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.genera.api.data.Batch;
import org.genera.api.data.Column;
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

  private static final double LOG_2_PI = StrictMath.log(2 * StrictMath.PI);

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
      return new Fitted(
          columns.get(0),
          tensors.doubles("means", classes),
          tensors.doubles("variances", variance -> variance > 0, classes));
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

  /** Maximum likelihood above the floor. A class without a cell has the moments of all. */
  @Override
  public Estimate estimate(ClassSums sums, Estimation how) {
    ClassMoments counted = moments.read(sums);
    double floor = how.varianceFloor() * counted.scale();
    double[] means = counted.means().clone();
    double[] variances = counted.variances().clone();
    double logLikelihood = 0;
    int floored = 0;
    for (int y = 0; y < means.length; y++) {
      double count = counted.counts()[y];
      if (!(count > 0)) {
        means[y] = counted.mean();
        variances[y] = counted.variance();
      }
      variances[y] += how.addedVariance();
      if (!(variances[y] > floor)) {
        variances[y] = Math.max(floor, Double.MIN_NORMAL);
        floored += count > 0 ? 1 : 0;
      }
      logLikelihood -=
          0.5
              * count
              * (LOG_2_PI + StrictMath.log(variances[y]) + counted.variances()[y] / variances[y]);
    }
    return new Estimate(
        new Fitted(column, means, variances), OptionalDouble.of(logLikelihood), floored);
  }

  @Override
  public void write(TensorWriter tensors) {
    moments.write(tensors);
  }

  private record Fitted(Column column, double[] means, double[] variances) implements Factor {

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
      return Cells.numbers(column, rows)
          .map(x -> (Scorer) new QuadraticScorer(x, means, precisions(), logConstants()))
          .orElse(Scorer.NONE);
    }

    private double[] precisions() {
      return Arrays.stream(variances).map(variance -> -0.5 / variance).toArray();
    }

    private double[] logConstants() {
      return Arrays.stream(variances)
          .map(variance -> -0.5 * (LOG_2_PI + StrictMath.log(variance)))
          .toArray();
    }

    @Override
    public List<ColumnVector> draw(int[] classes, RandomStream random) {
      double[] values = new double[classes.length];
      for (int row = 0; row < values.length; row++) {
        int y = classes[row];
        values[row] = means[y] + Math.sqrt(variances[y]) * random.nextGaussian();
      }
      return List.of(Cells.vector(column, values));
    }

    @Override
    public List<ColumnVector> means(double[][] shares) {
      double[] values = new double[shares.length];
      for (int row = 0; row < values.length; row++) {
        for (int y = 0; y < means.length; y++) {
          values[row] += shares[row][y] * means[y];
        }
      }
      return List.of(Cells.vector(column, values));
    }

    @Override
    public List<ColumnVector> modes(double[][] shares) {
      double[] values = new double[shares.length];
      for (int row = 0; row < values.length; row++) {
        values[row] = new ModeSearch(this::logDensities, shares[row]).from(means, variances);
      }
      return List.of(Cells.vector(column, values));
    }

    private void logDensities(double x, double[] logs) {
      for (int y = 0; y < logs.length; y++) {
        double z = x - means[y];
        logs[y] = -0.5 * (LOG_2_PI + StrictMath.log(variances[y]) + z * z / variances[y]);
      }
    }

    @Override
    public long parameters(int classes) {
      return 2L * classes;
    }

    @Override
    public void write(TensorWriter tensors) {
      tensors.doubles("means", means, means.length);
      tensors.doubles("variances", variances, variances.length);
    }
  }
}
