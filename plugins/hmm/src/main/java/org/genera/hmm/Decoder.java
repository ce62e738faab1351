package org.genera.hmm;

import java.util.ArrayList;
import java.util.List;
import org.genera.api.data.Batch;
import org.genera.api.data.CategoryVector;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.ColumnVector;
import org.genera.api.data.RealVector;
import org.genera.api.data.Role;
import org.genera.api.data.Schema;
import org.genera.api.data.SeriesVector;
import org.genera.api.model.SeriesModel.Decoding;

/** Finds the states behind series. */
final class Decoder {

  static final String STATE = "state";
  static final String PROBABILITY = "probability";

  private final HmmModel model;
  private final List<String> names;

  Decoder(HmmModel model) {
    this.model = model;
    names = model.layout().names(model.plan().states());
  }

  /**
   * Series of states, each with its probability given the whole series, or the steps up to it.
   *
   * @param rows series
   * @param decoding which sequence is meant
   */
  Batch decode(Batch rows, Decoding decoding) {
    SeriesVector series = model.layout().in(rows);
    double[][] shares =
        decoding == Decoding.FILTER ? filtered(rows, series) : posteriors(rows, series);
    int[] states =
        decoding == Decoding.VITERBI ? paths(series) : likeliest(shares, series.steps().rows());
    double[] probabilities = new double[states.length];
    for (int t = 0; t < states.length; t++) {
      probabilities[t] = shares[states[t]][t];
    }
    Column state = new Column(STATE, new ColumnType.Category(names), Role.FEATURE);
    Schema step = Schema.of(state, Column.real(PROBABILITY));
    return batch(
        rows, series, step, List.of(new CategoryVector(states), new RealVector(probabilities)));
  }

  private int[] paths(SeriesVector series) {
    int[] states = new int[series.steps().rows()];
    Viterbi viterbi = new Viterbi(model.parameters().chain());
    new SeriesPass(model.parameters())
        .visit(
            series,
            (row, from, steps, tile) ->
                System.arraycopy(viterbi.of(tile, steps).states(), 0, states, from, steps));
    return states;
  }

  private static int[] likeliest(double[][] shares, int steps) {
    int[] states = new int[steps];
    for (int t = 0; t < steps; t++) {
      for (int i = 1; i < shares.length; i++) {
        states[t] = shares[i][t] > shares[states[t]][t] ? i : states[t];
      }
    }
    return states;
  }

  /** p(state | series), {@code [state][step of all series]}. */
  private double[][] posteriors(Batch rows, SeriesVector series) {
    int states = model.plan().states();
    double[][] shares = new double[states][series.steps().rows()];
    double[] transitions = new double[states * states];
    ForwardBackward algorithm = new ForwardBackward(model.parameters().chain());
    new SeriesPass(model.parameters())
        .visit(
            series,
            (row, from, steps, tile) -> {
              Impossible.refuse(algorithm.forward(tile, steps), rows.firstRow() + row);
              algorithm.backward(tile, steps, 1, shares, from, transitions);
            });
    return shares;
  }

  /** p(state | steps up to it), {@code [state][step of all series]}. */
  private double[][] filtered(Batch rows, SeriesVector series) {
    double[][] shares = new double[model.plan().states()][series.steps().rows()];
    ForwardBackward algorithm = new ForwardBackward(model.parameters().chain());
    new SeriesPass(model.parameters())
        .visit(
            series,
            (row, from, steps, tile) -> {
              Impossible.refuse(algorithm.forward(tile, steps), rows.firstRow() + row);
              for (int t = 0; t < steps; t++) {
                double[] share = algorithm.filtered(t);
                for (int i = 0; i < share.length; i++) {
                  shares[i][from + t] = share[i];
                }
              }
            });
    return shares;
  }

  /** A probability for each state, step by step. */
  Schema encodingSchema() {
    return Schema.of(column(encodingStep()));
  }

  private Schema encodingStep() {
    return Schema.of(columns().stream().map(Column::real).toList());
  }

  /** What the columns of p(state) are called. */
  List<String> columns() {
    return names.stream().map(name -> STATE + "-" + name).toList();
  }

  /** p(state | series) of each step. */
  Batch encode(Batch rows) {
    SeriesVector series = model.layout().in(rows);
    List<ColumnVector> vectors = new ArrayList<>();
    for (double[] share : posteriors(rows, series)) {
      vectors.add(new RealVector(share));
    }
    return batch(rows, series, encodingStep(), vectors);
  }

  private Column column(Schema step) {
    return model.layout().series().withType(new ColumnType.Series(step));
  }

  private Batch batch(Batch rows, SeriesVector series, Schema step, List<ColumnVector> vectors) {
    Batch steps = Batch.of(step, 0, series.steps().rows(), vectors);
    return Batch.of(
        Schema.of(column(step)),
        rows.firstRow(),
        rows.rows(),
        List.of(new SeriesVector(series.offsets(), steps)));
  }
}
