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
   * Series of states, each with its probability given the whole series, or the steps up to it; or
   * the path alone. Impossible series have missing states.
   *
   * @param rows series
   * @param decoding which sequence is meant
   */
  Batch decode(Batch rows, Decoding decoding) {
    SeriesVector series = model.layout().in(rows);
    int[] states =
        decoding == Decoding.VITERBI || decoding == Decoding.PATH
            ? new PathPass(model.parameters()).of(series).states()
            : SeriesLayout.unknown(series.steps().rows());
    Schema step = step(names, decoding);
    if (decoding == Decoding.PATH) {
      return batch(rows, series, step, List.of(new CategoryVector(states)));
    }
    double[] probabilities = new double[states.length];
    Arrays.fill(probabilities, Double.NaN);
    if (decoding == Decoding.FILTER) {
      follow(rows, states, probabilities);
    } else {
      look(rows, states, probabilities);
    }
    return batch(
        rows, series, step, List.of(new CategoryVector(states), new RealVector(probabilities)));
  }

  /** What is told of a step. */
  static Schema step(List<String> names, Decoding decoding) {
    Column state = new Column(STATE, new ColumnType.Category(names), Role.FEATURE);
    return decoding == Decoding.PATH
        ? Schema.of(state)
        : Schema.of(state, Column.real(PROBABILITY));
  }

  /** The probability of states given their whole series: of the likeliest where none are known. */
  private void look(Batch rows, int[] states, double[] probabilities) {
    smooth(
        rows,
        (segment, shares) -> {
          for (int t = 0; t < segment.length(); t++) {
            int place = segment.place(t);
            states[place] = states[place] < 0 ? likeliest(shares, t) : states[place];
            probabilities[place] = shares[states[place]][t];
          }
        });
  }

  /** The likeliest state of each step given the steps up to it. */
  private void follow(Batch rows, int[] states, double[] probabilities) {
    SeriesVector series = model.layout().in(rows);
    new SeriesPass(model.parameters())
        .filter(
            series,
            (place, filtered) -> {
              double[] shares = model.parameters().chain().byState(filtered);
              states[place] = Likeliest.of(shares);
              probabilities[place] = shares[states[place]];
            },
            (row, log, last) -> {
              if (Impossible.is(log)) {
                int from = series.offsets()[row];
                int to = series.offsets()[row + 1];
                Arrays.fill(states, from, to, CategoryVector.MISSING);
                Arrays.fill(probabilities, from, to, Double.NaN);
              }
            });
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

  /** p(state | series) of each step; missing where the series is impossible. */
  Batch encode(Batch rows) {
    SeriesVector series = model.layout().in(rows);
    double[][] all = new double[model.plan().states()][series.steps().rows()];
    for (double[] share : all) {
      Arrays.fill(share, Double.NaN);
    }
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
