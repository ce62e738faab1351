package org.genera.hmm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchBuilder;
import org.genera.api.data.Batches;
import org.genera.api.data.CategoryVector;
import org.genera.api.data.ColumnVector;
import org.genera.api.data.Schema;
import org.genera.api.data.SeriesVector;
import org.genera.api.engine.RandomStream;
import org.genera.api.model.Fill;
import org.genera.likelihoods.Factor;
import org.genera.numerics.Labels;

/**
 * Fills what is missing in series from all that is observed in them, labelled states included. A
 * draw is one of states and cells together; a mean or mode is that of each cell by itself. A series
 * without a step is drawn as a whole, or else has as many unknown steps as most in the training. An
 * impossible series is filled as if nothing were known of it.
 */
final class SeriesFilling {

  private final HmmModel model;

  SeriesFilling(HmmModel model) {
    this.model = model;
  }

  Batch fill(Batch rows, Fill fill, RandomStream random) {
    SeriesVector series = begun(model.layout().in(rows), fill, random);
    boolean[] impossible = impossible(series);
    SeriesVector known = isAny(impossible) ? Gaps.in(series, impossible) : series;
    Batch filled =
        fill == Fill.DRAW
            ? drawn(known, rows.firstRow(), random)
            : expected(known, rows.firstRow(), fill);
    Batch steps = known == series ? filled : withKnownCells(filled, series.steps());
    return Batch.of(
        model.layout().drawn(),
        rows.firstRow(),
        rows.rows(),
        List.of(new SeriesVector(series.offsets(), steps)));
  }

  private static boolean isAny(boolean[] marks) {
    boolean any = false;
    for (boolean mark : marks) {
      any |= mark;
    }
    return any;
  }

  /** Filled steps, in which what is known stays. */
  private static Batch withKnownCells(Batch filled, Batch known) {
    Batch both =
        Batches.concat(filled.schema(), List.of(filled, known.withSchema(filled.schema())));
    List<ColumnVector> vectors = new ArrayList<>();
    for (ColumnVector cells : both.columns()) {
      int[] from = new int[filled.rows()];
      Arrays.setAll(from, t -> cells.isMissing(from.length + t) ? t : from.length + t);
      vectors.add(cells.pick(from));
    }
    return Batch.of(filled.schema(), 0, filled.rows(), vectors);
  }

  /** The same series in the model's columns, none of them without a step. */
  private SeriesVector begun(SeriesVector series, Fill fill, RandomStream random) {
    Schema step = model.layout().step();
    BatchBuilder rows = new BatchBuilder(model.layout().drawn(), series.size());
    for (int row = 0; row < series.size(); row++) {
      if (!series.isMissing(row)) {
        Batch own = series.steps().slice(series.offsets()[row], series.offsets()[row + 1]);
        rows.series(0, inColumns(own, step));
      } else if (fill == Fill.DRAW) {
        Batch drawn = new SeriesSampler(model).sample(1, random);
        rows.series(0, ((SeriesVector) drawn.column(0)).steps());
      } else {
        rows.series(0, Batch.missing(step, model.lengths().commonest()));
      }
      rows.endRow();
    }
    return (SeriesVector) rows.build(0).column(0);
  }

  private static Batch inColumns(Batch own, Schema step) {
    Batch missing = Batch.missing(step, own.rows());
    List<ColumnVector> vectors =
        step.columns().stream()
            .map(
                column ->
                    own.schema().find(column.name()).isPresent()
                        ? own.column(column.name())
                        : missing.column(column.name()))
            .toList();
    return Batch.of(step, 0, own.rows(), vectors);
  }

  private Batch drawn(SeriesVector series, long firstRow, RandomStream random) {
    Optional<Labels> labels = model.layout().states();
    int[] states = new StateDraws(model.parameters(), labels).of(series, firstRow, random);
    StepCells cells = new StepCells(series.steps());
    labels.ifPresent(of -> cells.put(of.column(), new CategoryVector(states)));
    for (Factor emission : model.parameters().emissions()) {
      cells.make(
          emission, (open, from, to) -> open.draw(Arrays.copyOfRange(states, from, to), random));
    }
    return cells.filled(model.layout().step());
  }

  private Batch expected(SeriesVector series, long firstRow, Fill fill) {
    double[][] shares = shares(series, firstRow);
    StepCells cells = new StepCells(series.steps());
    model
        .layout()
        .states()
        .map(Labels::column)
        .ifPresent(column -> cells.put(column, likeliest(shares)));
    for (Factor emission : model.parameters().emissions()) {
      cells.make(
          emission,
          (open, from, to) -> {
            double[][] some = Arrays.copyOfRange(shares, from, to);
            return fill == Fill.MEAN ? open.means(some) : open.modes(some);
          });
    }
    return cells.filled(model.layout().step());
  }

  private static ColumnVector likeliest(double[][] shares) {
    return new CategoryVector(Arrays.stream(shares).mapToInt(Likeliest::of).toArray());
  }

  /** p(state | all that is observed), {@code [step][state]}. */
  private double[][] shares(SeriesVector series, long firstRow) {
    int states = model.parameters().states();
    double[][] all = new double[series.steps().rows()][states];
    double[] weights = new double[series.size()];
    Arrays.fill(weights, 1);
    new SeriesPass(
            model.parameters(),
            model.layout().states(),
            Segmentation.of(model.parameters().chain()))
        .smooth(
            series,
            weights,
            firstRow,
            new ChainCounts(model.parameters().chain()),
            (segment, shares) -> {
              for (int t = 0; t < segment.length(); t++) {
                for (int i = 0; i < states; i++) {
                  all[segment.place(t)][i] = shares[i][t];
                }
              }
            });
    return all;
  }

  /** Which series cannot be, with the states that they tell. */
  boolean[] impossible(Batch rows) {
    return impossible(model.layout().in(rows));
  }

  private boolean[] impossible(SeriesVector series) {
    boolean[] impossible = new boolean[series.size()];
    new SeriesPass(
            model.parameters(),
            model.layout().states(),
            Segmentation.of(model.parameters().chain()))
        .filter(series, (row, log, last) -> impossible[row] = Impossible.is(log));
    return impossible;
  }
}
