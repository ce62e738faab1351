package org.genera.testkit;

import java.util.List;
import org.genera.api.data.Batch;
import org.genera.api.model.LogDensityGradient;

/** What holds for every {@link LogDensityGradient}. */
final class GradientLaws {

  private static final double STEP = 1e-5;
  private static final double TRUNCATION = 1e-5;
  private static final double ROUNDING = 1e-9;

  private GradientLaws() {}

  /** Each derivative is the central difference quotient, in units of the column's deviation. */
  static void theGradientIsTheSlopeOfTheDensity(FixtureRun run) {
    LogDensityGradient model = run.model().require(LogDensityGradient.class);
    Batch rows = Rows.first(Rows.complete(run.fixture().features()), 20);
    SampleSpace space = new SampleSpace(run.fixture().features());
    double[][] gradient = model.gradient(rows);
    List<String> coordinates = model.coordinates();
    for (int j = 0; j < coordinates.size(); j++) {
      double unit = space.deviation(coordinates.get(j));
      double[] up = moved(run, rows, coordinates.get(j), STEP * unit);
      double[] down = moved(run, rows, coordinates.get(j), -STEP * unit);
      for (int row = 0; row < rows.rows(); row++) {
        double slope = (up[row] - down[row]) / (2 * STEP);
        String where = run.where("d/d" + coordinates.get(j) + ", row " + row);
        Closeness.assertClose(slope, gradient[row][j] * unit, TRUNCATION, where);
      }
    }
  }

  /** What is said of a row depends on nothing but the row's features. */
  static void theGradientIsThatOfTheRow(FixtureRun run) {
    LogDensityGradient model = run.model().require(LogDensityGradient.class);
    new RowByRow(run, "gradient", model::gradient, ROUNDING)
        .holds(Rows.complete(run.fixture().data()));
  }

  private static double[] moved(FixtureRun run, Batch rows, String column, double by) {
    Batch moved = rows;
    for (int row = 0; row < rows.rows(); row++) {
      double value = rows.numbers(rows.schema().indexOf(column))[row];
      moved = Rows.withCell(moved, column, row, value + by);
    }
    return run.density().logDensity(moved);
  }
}
