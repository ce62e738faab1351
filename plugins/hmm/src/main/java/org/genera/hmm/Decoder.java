package org.genera.hmm;

import java.util.ArrayList;
import java.util.Arrays;
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
    int[] states = new int[series.steps().rows()];
    double[] probabilities = new double[states.length];
    if (decoding == Decoding.FILTER) {
      follow(rows, states, probabilities);
    } else {
      look(rows, decoding == Decoding.VITERBI, states, probabilities);
    }
    Column state = new Column(STATE, new ColumnType.Category(names), Role.FEATURE);
    Schema step = Schema.of(state, Column.real(PROBABILITY));
    return batch(
        rows, series, step, List.of(new CategoryVector(states), new RealVector(probabilities)));
  }

  /** The probability of states given their whole series: of those of the path, or the likeliest. */
  private void look(Batch rows, boolean path, int[] states, double[] probabilities) {
    SeriesPass.Smoothed taker =
        (segment, shares) -> {
          for (int t = 0; t < segment.length(); t++) {
            int place = segment.place(t);
            states[place] = path ? states[place] : likeliest(shares, t);
            probabilities[place] = shares[states[place]][t];
          }
        };
    if (path) {
      SeriesVector series = model.layout().in(rows);
      new SeriesPass(model.parameters()).decode(series, rows.firstRow(), states, taker);
    } else {
      smooth(rows, taker);
    }
  }

  /** The likeliest state of each step given the steps up to it. */
  private void follow(Batch rows, int[] states, double[] probabilities) {
    new SeriesPass(model.parameters())
        .filter(
            model.layout().in(rows),
            (place, filtered) -> {
              double[] shares = model.parameters().chain().byState(filtered);
              states[place] = Likeliest.of(shares);
              probabilities[place] = shares[states[place]];
            },
            (row, log, last) -> Impossible.refuse(log, rows.firstRow() + row));
  }

  private static int likeliest(double[][] shares, int t) {
    int best = 0;
    for (int i = 1; i < shares.length; i++) {
      best = shares[i][t] > shares[best][t] ? i : best;
    }
    return best;
  }

  /** Shows p(state | series) of all steps. */
  private void smooth(Batch rows, SeriesPass.Smoothed taker) {
    double[] weights = new double[rows.rows()];
    Arrays.fill(weights, 1);
    new SeriesPass(model.parameters())
        .smooth(
            model.layout().in(rows),
            weights,
            rows.firstRow(),
            new ChainCounts(model.parameters().chain()),
            taker);
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
    double[][] all = new double[model.plan().states()][series.steps().rows()];
    smooth(
        rows,
        (segment, shares) -> {
          for (int i = 0; i < all.length; i++) {
            for (int t = 0; t < segment.length(); t++) {
              all[i][segment.place(t)] = shares[i][t];
            }
          }
        });
    List<ColumnVector> vectors = new ArrayList<>();
    for (double[] share : all) {
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
