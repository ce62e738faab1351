package org.genera.testkit;

import java.util.List;
import java.util.stream.IntStream;
import org.genera.api.data.Batch;
import org.genera.api.engine.RandomStream;
import org.genera.api.model.Conditioning;
import org.genera.api.model.Fill;

/** What holds for cells of a row that are filled together. */
final class JointFillingLaws {

  private static final int ROWS_TRIED = 2;
  private static final int DRAWS = 4000;

  /** Of integrals that are compared with means of draws. */
  private static final double INTEGRATION = 1e-4;

  private JointFillingLaws() {}

  /** Draws of two missing cells have the means, and the mean product, of p(both | others). */
  static void twoCellsAreFilledTogether(FixtureRun run) {
    Batch rows = Rows.first(Rows.complete(run.fixture().features()), ROWS_TRIED);
    List<String> columns = rows.schema().names();
    for (int row = 0; row < rows.rows(); row++) {
      for (int j = 1; j < columns.size(); j++) {
        for (int i = 0; i < j; i++) {
          List<String> two = List.of(columns.get(i), columns.get(j));
          if (new SampleSpace(rows).covers(two)) {
            areFilledTogether(run, rows.slice(row, row + 1), two);
          }
        }
      }
    }
  }

  private static void areFilledTogether(FixtureRun run, Batch row, List<String> two) {
    SampleSpace space = new SampleSpace(run.fixture().features(), INTEGRATION);
    Batch holed = Rows.without(row, two);
    double observed = run.density().logDensity(holed)[0];
    Batch draws =
        run.model()
            .require(Conditioning.class)
            .impute(Rows.repeat(holed, 0, DRAWS), Fill.DRAW, FixtureRun.random("fill"));
    for (Moment moment : moments(two)) {
      double expected =
          space
              .integrate(
                  rows -> times(moment.of(space, rows), run.density().logDensity(rows), observed),
                  row,
                  two)
              .value();
      Closeness.assertSame(
          Closeness.Mean.exactly(expected),
          Closeness.Mean.of(moment.of(space, draws)),
          run.where("mean of " + moment.columns + " of draws of " + two + " given the others"));
    }
  }

  private static double[] times(double[] values, double[] logs, double observed) {
    for (int i = 0; i < values.length; i++) {
      values[i] *= Math.exp(logs[i] - observed);
    }
    return values;
  }

  private static List<Moment> moments(List<String> two) {
    return List.of(new Moment(two.subList(0, 1)), new Moment(two.subList(1, 2)), new Moment(two));
  }

  /** The product of some columns: numbers in units of their column, or the codes of levels. */
  private record Moment(List<String> columns) {

    double[] of(SampleSpace space, Batch rows) {
      double[] products = Rows.ones(rows.rows());
      for (String column : columns) {
        double[] numbers = rows.numbers(rows.schema().indexOf(column));
        double mean = space.isReal(column) ? space.mean(column) : 0;
        double unit = space.isReal(column) ? space.deviation(column) : 1;
        for (int row = 0; row < products.length; row++) {
          products[row] *= (numbers[row] - mean) / unit;
        }
      }
      return products;
    }
  }

  /** Rows that are filled from one stream, and from another, have nothing to do with each other. */
  static void fillingsAreIndependent(FixtureRun run) {
    Conditioning model = run.model().require(Conditioning.class);
    Batch nothing = Batch.missing(run.fixture().features().schema(), DRAWS / 2);
    List<Batch> draws =
        IntStream.range(0, 2)
            .mapToObj(stream -> RandomStream.of(FixtureRun.SEED, "independent", stream))
            .map(random -> model.impute(nothing, Fill.DRAW, random))
            .toList();
    IndependenceLaws.assertIndependent(run::where, Rows.concat(draws));
  }
}
