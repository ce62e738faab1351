package org.genera.hmm;

import java.util.Arrays;
import java.util.List;
import org.genera.api.data.Batch;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.Schema;
import org.genera.api.data.SeriesVector;

/**
 * The distributions of steps to come: mixtures of the states' emissions. A column of numbers has
 * its mean and the ends of intervals, {@code x.mean}, {@code x.low-80} and {@code x.high-80}; a
 * column of levels its most probable one and {@code x.probability} of that; any other its most
 * probable value. Then comes p(state) of each state.
 */
final class Forecaster {

  private final List<Part> parts;
  private final int horizon;
  private final List<Double> levels;

  /**
   * A model, and how much of each row is its: p(class | series) where there is one of each class.
   *
   * @param model the model
   * @param weights one a row; those of all parts sum to 1
   * @param states what its states are called
   */
  record Part(HmmModel model, double[] weights, List<String> states) {}

  Forecaster(List<Part> parts, int horizon, List<Double> levels) {
    if (horizon < 1) {
      throw new IllegalArgumentException("horizon must be positive: " + horizon);
    }
    for (double level : levels) {
      if (!(level > 0 && level < 1)) {
        throw new IllegalArgumentException("a coverage must be between 0 and 1: " + level);
      }
    }
    this.parts = parts;
    this.horizon = horizon;
    this.levels = levels;
  }

  Batch forecast(Batch rows) {
    SeriesLayout layout = parts.get(0).model().layout();
    double[][] shares = shares(rows);
    boolean[] impossible = withoutImpossible(shares);
    ForecastColumns columns =
        new ForecastColumns(parts.stream().map(part -> part.model().parameters()).toList(), shares);
    for (Column column : layout.features()) {
      columns.add(column, levels);
    }
    columns.addStates(parts.stream().flatMap(part -> part.states().stream()).toList());
    Batch steps = columns.steps();
    int[] offsets = new int[rows.rows() + 1];
    Arrays.setAll(offsets, row -> row * horizon);
    Column series = layout.series().withType(new ColumnType.Series(steps.schema()));
    SeriesVector told = Gaps.in(new SeriesVector(offsets, steps), impossible);
    return Batch.of(Schema.of(series), rows.firstRow(), rows.rows(), List.of(told));
  }

  /**
   * Marks rows behind which there are no states, and gives them any, for nothing is told of them.
   */
  private boolean[] withoutImpossible(double[][] shares) {
    boolean[] impossible = new boolean[shares.length / horizon];
    for (int row = 0; row < impossible.length; row++) {
      impossible[row] = !(Arrays.stream(shares[row * horizon]).sum() > 0);
      for (int h = 0; h < horizon && impossible[row]; h++) {
        Arrays.fill(shares[row * horizon + h], 0);
        shares[row * horizon + h][0] = 1;
      }
    }
    return impossible;
  }

  /** p(state) of each step to come, series by series, of the states of all parts. */
  private double[][] shares(Batch rows) {
    int states = parts.stream().mapToInt(part -> part.model().plan().states()).sum();
    double[][] shares = new double[Math.multiplyExact(rows.rows(), horizon)][states];
    int from = 0;
    for (Part part : parts) {
      Chain chain = part.model().parameters().chain();
      ChainKernel kernel = ChainKernel.of(chain);
      double[][] last = new LastStates(part.model()).of(rows, part.weights());
      for (int row = 0; row < last.length; row++) {
        double[] phases = last[row];
        for (int h = 0; h < horizon && part.weights()[row] > 0; h++) {
          phases = next(chain, kernel, phases);
          double[] share = chain.byState(phases);
          for (int i = 0; i < share.length; i++) {
            shares[row * horizon + h][from + i] = part.weights()[row] * share[i];
          }
        }
      }
      from += part.model().plan().states();
    }
    return shares;
  }

  /** p(phase) one step on, given that there is one; without a step before, that of the first. */
  private static double[] next(Chain chain, ChainKernel kernel, double[] phases) {
    double[] next = new double[chain.phases()];
    if (phases.length == 0) {
      kernel.start(next);
      return next;
    }
    kernel.predict(phases, 0, next);
    double goesOn = Arrays.stream(next).sum();
    if (chain.end().isPresent() && goesOn > 0) {
      Arrays.setAll(next, i -> next[i] / goesOn);
    }
    return next;
  }
}
