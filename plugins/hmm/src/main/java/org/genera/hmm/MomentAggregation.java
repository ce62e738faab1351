package org.genera.hmm;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnVector;
import org.genera.api.data.RealVector;
import org.genera.api.data.Role;
import org.genera.api.data.Schema;
import org.genera.api.data.SeriesVector;
import org.genera.api.engine.Aggregation;
import org.genera.api.engine.TaskSpec;
import org.genera.numerics.ColumnMoments;

/** Sums the powers of numbers of steps, by the weight of their series. */
final class MomentAggregation implements Aggregation {

  private static final double LARGEST = 1e150;

  private final SeriesLayout layout;
  private final List<Column> columns;
  private final Schema weighted;
  private final Aggregation ofSteps;

  MomentAggregation(TaskSpec spec) {
    layout = SeriesLayout.of(spec.schema());
    columns = MomentPass.columns(layout.features(), spec.options());
    Column weight = Column.real("weight of the series").withRole(Role.WEIGHT);
    weighted = Schema.of(Stream.concat(columns.stream(), Stream.of(weight)).toList());
    ofSteps = ColumnMoments.aggregation(weighted, LARGEST);
  }

  @Override
  public int prepare(double[] parameters) {
    return ofSteps.prepare(parameters);
  }

  @Override
  public void accumulate(Batch block, double[] statistics) {
    SeriesVector series = layout.in(block);
    Batch steps = series.steps();
    try {
      ofSteps.accumulate(weighted(steps, weights(block, series)), statistics);
    } catch (GeneraException e) {
      throw located(block, series, e);
    }
  }

  private static double[] weights(Batch block, SeriesVector series) {
    double[] ofSeries = block.weights();
    double[] weights = new double[series.steps().rows()];
    for (int row = 0; row < series.size(); row++) {
      Arrays.fill(weights, series.offsets()[row], series.offsets()[row + 1], ofSeries[row]);
    }
    return weights;
  }

  private Batch weighted(Batch steps, double[] weights) {
    List<ColumnVector> vectors =
        Stream.concat(
                columns.stream().map(column -> steps.column(column.name())),
                Stream.of(new RealVector(weights)))
            .toList();
    return Batch.of(weighted, steps.firstRow(), steps.rows(), vectors);
  }

  /** The same error of the first series that has it, in which a row is a step. */
  private GeneraException located(Batch block, SeriesVector series, GeneraException error) {
    double[] weights = weights(block, series);
    for (int row = 0; row < series.size(); row++) {
      int from = series.offsets()[row];
      int to = series.offsets()[row + 1];
      try {
        Batch own = series.steps().slice(from, to).at(0);
        double[] scratch = new double[1 + 3 * columns.size()];
        ofSteps.accumulate(weighted(own, Arrays.copyOfRange(weights, from, to)), scratch);
      } catch (GeneraException e) {
        return new GeneraException(
            StandardError.INVALID_DATA,
            "Series "
                + (block.firstRow() + row + 1)
                + ", where a row is a step: "
                + e.getMessage());
      }
    }
    return error;
  }
}
