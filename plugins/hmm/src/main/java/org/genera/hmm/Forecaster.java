package org.genera.hmm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.genera.api.data.Batch;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.ColumnVector;
import org.genera.api.data.RealVector;
import org.genera.api.data.Schema;
import org.genera.api.data.SeriesVector;
import org.genera.likelihoods.Factor;
import org.genera.likelihoods.NumericFactor;

/**
 * The distributions of steps to come: mixtures of the states' emissions. A column of numbers has
 * its mean and the ends of intervals, {@code x.mean}, {@code x.low-80} and {@code x.high-80}; a
 * category its most probable level.
 */
final class Forecaster {

  private final HmmModel model;
  private final int horizon;
  private final List<Double> levels;

  Forecaster(HmmModel model, int horizon, List<Double> levels) {
    if (horizon < 1) {
      throw new IllegalArgumentException("horizon must be positive: " + horizon);
    }
    for (double level : levels) {
      if (!(level > 0 && level < 1)) {
        throw new IllegalArgumentException("a coverage must be between 0 and 1: " + level);
      }
    }
    this.model = model;
    this.horizon = horizon;
    this.levels = levels;
  }

  Batch forecast(Batch rows) {
    double[][] shares = shares(new LastStates(model).of(rows));
    List<Column> columns = new ArrayList<>();
    List<ColumnVector> vectors = new ArrayList<>();
    for (Factor factor : model.parameters().emissions()) {
      Column column = factor.columns().get(0);
      if (factor instanceof NumericFactor numbers) {
        add(column, numbers, shares, columns, vectors);
      } else {
        columns.add(column);
        vectors.add(factor.modes(shares).get(0));
      }
    }
    Schema step = Schema.of(columns);
    int[] offsets = new int[rows.rows() + 1];
    Arrays.setAll(offsets, row -> row * horizon);
    Column series = model.layout().series().withType(new ColumnType.Series(step));
    Batch steps = Batch.of(step, 0, shares.length, vectors);
    return Batch.of(
        Schema.of(series), rows.firstRow(), rows.rows(), List.of(new SeriesVector(offsets, steps)));
  }

  private void add(
      Column column,
      NumericFactor numbers,
      double[][] shares,
      List<Column> columns,
      List<ColumnVector> vectors) {
    MixtureQuantile quantile =
        new MixtureQuantile(numbers, column.type() instanceof ColumnType.Whole);
    columns.add(Column.real(column.name() + ".mean"));
    vectors.add(new RealVector(Arrays.stream(shares).mapToDouble(quantile::mean).toArray()));
    for (double level : levels) {
      String name = Double.toString(Math.rint(level * 1e6) / 1e4).replaceFirst("\\.0$", "");
      columns.add(Column.real(column.name() + ".low-" + name));
      vectors.add(ends(quantile, shares, (1 - level) / 2));
      columns.add(Column.real(column.name() + ".high-" + name));
      vectors.add(ends(quantile, shares, (1 + level) / 2));
    }
  }

  private static ColumnVector ends(MixtureQuantile quantile, double[][] shares, double p) {
    return new RealVector(
        Arrays.stream(shares).mapToDouble(share -> quantile.of(share, p)).toArray());
  }

  /** Where series end by the chain, a step to come is one that is reached. */
  private static void normalise(double[] share) {
    double sum = Arrays.stream(share).sum();
    for (int i = 0; i < share.length && sum > 0; i++) {
      share[i] /= sum;
    }
  }

  /** p(state) of each step to come, series by series. */
  private double[][] shares(double[][] last) {
    Chain chain = model.parameters().chain();
    double[][] shares = new double[Math.multiplyExact(last.length, horizon)][chain.states()];
    for (int row = 0; row < last.length; row++) {
      for (int h = 0; h < horizon; h++) {
        double[] share = shares[row * horizon + h];
        if (h == 0 && last[row].length == 0) {
          System.arraycopy(chain.start(), 0, share, 0, share.length);
        } else {
          double[] before = h == 0 ? last[row] : shares[row * horizon + h - 1];
          ForwardBackward.multiply(before, 0, chain.transitions(), share, share.length);
          normalise(share);
        }
      }
    }
    return shares;
  }
}
