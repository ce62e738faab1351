package org.genera.testkit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchBuilder;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.Schema;
import org.genera.api.data.SeriesVector;

/** Series made from other series, step by step. */
final class SeriesSteps {

  private static final int GRID_POINTS = 4001;
  private static final double GRID_DEVIATIONS = 12;

  private SeriesSteps() {}

  /** The series of rows that have one column of them. */
  static SeriesVector in(Batch rows) {
    return (SeriesVector) rows.column(rows.schema().series().get(0).name());
  }

  /** The steps of a series. */
  static Batch of(Batch rows, int row) {
    SeriesVector series = in(rows);
    return series.steps().slice(series.offsets()[row], series.offsets()[row + 1]);
  }

  /** What a cell shows: whether it is the level, or the number itself where no level is meant. */
  static double shown(double cell, double level) {
    if (Double.isNaN(level)) {
      return cell;
    }
    return cell == level ? 1 : 0;
  }

  /** What the step of a number shows in each series that has it. */
  static double[] cells(SeriesVector series, int step, Column feature, double level) {
    double[] cells = series.steps().numbers(series.steps().schema().indexOf(feature.name()));
    List<Double> shown = new ArrayList<>();
    for (int row = 0; row + 1 < series.offsets().length; row++) {
      if (series.length(row) > step) {
        shown.add(shown(cells[series.offsets()[row] + step], level));
      }
    }
    return shown.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /**
   * Values that a cell can have: all levels, or a grid of real numbers.
   *
   * @param points the values
   * @param unit what one of them stands for
   * @param listed whether they are levels
   */
  record Values(double[] points, double unit, boolean listed) {

    int count() {
      return points.length;
    }

    /** The levels to be compared; NaN where the number itself is. */
    double[] told() {
      return listed ? points : new double[] {Double.NaN};
    }

    /** Σ f(x) p(x) / p of a function, where x are the values. */
    double sum(double[] logs, double log, DoubleUnaryOperator f) {
      double sum = 0;
      for (int i = 0; i < points.length; i++) {
        sum += unit * Math.exp(logs[i] - log) * f.applyAsDouble(points[i]);
      }
      return sum;
    }
  }

  /** The columns of series, and of their steps. */
  static final class Shape {
    private final Batch rows;
    private final Column series;
    private final Schema step;

    Shape(Batch rows) {
      this.rows = rows;
      series = rows.schema().series().get(0);
      step = ((ColumnType.Series) series.type()).step();
    }

    List<Column> features() {
      return step.features();
    }

    Batch steps(int row) {
      return of(rows, row);
    }

    /** Of texts, images and numbers that are no reals there are none. */
    Values values(Column feature) {
      if (feature.type() instanceof ColumnType.Category category) {
        return levels(category.levels().size());
      } else if (feature.type() instanceof ColumnType.Bool) {
        return levels(2);
      } else if (feature.type() instanceof ColumnType.Real) {
        return grid(in(rows).steps().numbers(step.indexOf(feature.name())));
      }
      return new Values(new double[0], 0, false);
    }

    private static Values levels(int count) {
      double[] levels = new double[count];
      Arrays.setAll(levels, i -> i);
      return new Values(levels, 1, true);
    }

    private static Values grid(double[] cells) {
      double[] seen = Arrays.stream(cells).filter(Double::isFinite).toArray();
      double mean = Arrays.stream(seen).average().orElse(0);
      double square = Arrays.stream(seen).map(x -> (x - mean) * (x - mean)).average().orElse(1);
      double unit = 2 * GRID_DEVIATIONS * Math.sqrt(square) / (GRID_POINTS - 1);
      double[] points = new double[GRID_POINTS];
      Arrays.setAll(points, i -> mean + (i - GRID_POINTS / 2) * unit);
      return new Values(points, unit, false);
    }

    /** One series. */
    Batch row(Batch steps) {
      return rows(List.of(steps));
    }

    private Batch rows(List<Batch> all) {
      BatchBuilder builder = new BatchBuilder(Schema.of(series), all.size());
      for (Batch steps : all) {
        builder.series(0, steps);
        builder.endRow();
      }
      return builder.build(0);
    }

    /** The series for each value in a cell of a step. */
    Batch filled(Batch steps, int place, Column feature, Values values) {
      List<Batch> all = new ArrayList<>();
      for (double value : values.points()) {
        all.add(with(steps, place, feature, value));
      }
      return rows(all);
    }

    /** The series without a cell of a step. */
    Batch holed(Batch steps, int place, Column feature) {
      return row(with(steps, place, feature, Double.NaN));
    }

    private Batch with(Batch steps, int place, Column feature, double value) {
      BatchBuilder builder = new BatchBuilder(step, steps.rows());
      for (int t = 0; t < steps.rows(); t++) {
        for (int c = 0; c < step.size(); c++) {
          boolean here = t == place && step.column(c).equals(feature);
          if (here && !Double.isNaN(value)) {
            builder.number(c, value);
          } else if (!here) {
            builder.copyCell(c, steps.column(step.column(c).name()), t);
          }
        }
        builder.endRow();
      }
      return builder.build(0);
    }

    /** The series for each value in a further step, of which nothing else is known. */
    Batch followed(Batch steps, Column feature, Values values) {
      BatchBuilder longer = new BatchBuilder(step, steps.rows() + 1);
      for (int t = 0; t < steps.rows(); t++) {
        longer.copyRow(steps, t);
      }
      longer.endRow();
      return filled(longer.build(0), steps.rows(), feature, values);
    }
  }
}
