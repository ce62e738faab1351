package org.genera.hmm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchBuilder;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.ColumnVector;
import org.genera.api.data.RealVector;
import org.genera.api.data.Schema;
import org.genera.likelihoods.Factor;
import org.genera.likelihoods.LevelFactor;
import org.genera.likelihoods.NumericFactor;

/** What is told of each step of a forecast, made column by column. */
final class ForecastColumns {

  private final List<Parameters> parts;
  private final double[][] shares;
  private final List<Column> columns = new ArrayList<>();
  private final List<ColumnVector> vectors = new ArrayList<>();

  /**
   * No column yet.
   *
   * @param parts the models
   * @param shares p(state) of each step, of the states of all parts: {@code [step][state]}
   */
  ForecastColumns(List<Parameters> parts, double[][] shares) {
    this.parts = parts;
    this.shares = shares;
  }

  /** Adds what is told of a column of steps. */
  void add(Column column, List<Double> levels) {
    List<Factor> factors = parts.stream().map(part -> part.emission(column)).toList();
    if (factors.stream().allMatch(NumericFactor.class::isInstance)) {
      addNumbers(column, factors, levels);
    } else if (factors.stream().allMatch(LevelFactor.class::isInstance)) {
      addLevels(column, factors);
    } else {
      columns.add(column);
      vectors.add(modes(column, factors));
    }
  }

  private void addNumbers(Column column, List<Factor> factors, List<Double> levels) {
    MixedNumbers numbers = new MixedNumbers();
    for (int p = 0; p < factors.size(); p++) {
      numbers.add((NumericFactor) factors.get(p), parts.get(p).states());
    }
    MixtureQuantile quantile =
        new MixtureQuantile(numbers, column.type() instanceof ColumnType.Whole);
    addReals(column.name() + ".mean", reals(quantile::mean));
    for (double level : levels) {
      String name = Double.toString(Math.rint(level * 1e6) / 1e4).replaceFirst("\\.0$", "");
      double low = (1 - level) / 2;
      addReals(column.name() + ".low-" + name, reals(share -> quantile.of(share, low)));
      addReals(column.name() + ".high-" + name, reals(share -> quantile.of(share, 1 - low)));
    }
  }

  /** A function of the shares of a step. */
  private interface OfShares {
    double apply(double[] share);
  }

  private double[] reals(OfShares function) {
    return Arrays.stream(shares).mapToDouble(function::apply).toArray();
  }

  /** The most probable level, and how probable it is. */
  private void addLevels(Column column, List<Factor> factors) {
    MixedLevels mixed = new MixedLevels(column);
    for (int p = 0; p < factors.size(); p++) {
      mixed.add((LevelFactor) factors.get(p), parts.get(p).states());
    }
    int[] codes = new int[shares.length];
    double[] probabilities = new double[shares.length];
    for (int t = 0; t < codes.length; t++) {
      double[] levels = mixed.probabilities(shares[t]);
      codes[t] = Likeliest.of(levels);
      probabilities[t] = levels[codes[t]];
    }
    columns.add(column);
    vectors.add(mixed.vector(codes));
    addReals(column.name() + ".probability", probabilities);
  }

  /** The most probable value in the likeliest part. */
  private ColumnVector modes(Column column, List<Factor> factors) {
    BatchBuilder builder = new BatchBuilder(Schema.of(column), shares.length);
    for (double[] share : shares) {
      int best = likeliestPart(share);
      double[] own = ofPart(share, best);
      builder.copyCell(0, factors.get(best).modes(new double[][] {own}).get(0), 0);
      builder.endRow();
    }
    return builder.build(0).column(0);
  }

  private int likeliestPart(double[] share) {
    double[] sums = new double[parts.size()];
    Arrays.setAll(sums, part -> Arrays.stream(ofPart(share, part)).sum());
    return Likeliest.of(sums);
  }

  private double[] ofPart(double[] share, int part) {
    int from = parts.subList(0, part).stream().mapToInt(Parameters::states).sum();
    return Arrays.copyOfRange(share, from, from + parts.get(part).states());
  }

  /** Adds p(state). */
  void addStates(List<String> names) {
    for (int i = 0; i < names.size(); i++) {
      int state = i;
      addReals(names.get(i), reals(share -> share[state]));
    }
  }

  private void addReals(String name, double[] values) {
    columns.add(Column.real(name));
    vectors.add(new RealVector(values));
  }

  /** The steps. */
  Batch steps() {
    return Batch.of(Schema.of(columns), 0, shares.length, vectors);
  }
}
