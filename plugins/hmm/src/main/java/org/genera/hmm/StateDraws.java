package org.genera.hmm;

import java.util.Optional;
import org.genera.api.data.SeriesVector;
import org.genera.api.engine.RandomStream;
import org.genera.numerics.Labels;

/**
 * Draws the states behind series given all that is observed: forward filtering, backward sampling
 * (Chib 1996; Frühwirth-Schnatter 2006, algorithm 11.5). Memory is linear in the longest series.
 */
final class StateDraws {

  private final Chain chain;
  private final SeriesPass pass;

  /**
   * Draws.
   *
   * @param parameters of the model
   * @param labels what tells the states of some steps, if anything does
   */
  StateDraws(Parameters parameters, Optional<Labels> labels) {
    chain = parameters.chain();
    pass = new SeriesPass(parameters, labels, Segmentation.of(chain));
  }

  /**
   * A state of each step.
   *
   * @param series one or more
   * @param firstRow the number of the first in the data, for errors
   * @param random where chance comes from
   */
  int[] of(SeriesVector series, long firstRow, RandomStream random) {
    int[] states = new int[series.steps().rows()];
    for (int row = 0; row < series.size(); row++) {
      int from = series.offsets()[row];
      double[][] filtered = filtered(series.pick(new int[] {row}), firstRow + row);
      int next = -1;
      for (int t = filtered.length - 1; t >= 0; t--) {
        double[] weights = filtered[t];
        for (int i = 0; i < weights.length; i++) {
          weights[i] *= next < 0 ? chain.end(i) : chain.next(i, next);
        }
        next = random.nextIndex(Chain.Draws.cumulative(weights, 0, weights.length));
        states[from + t] = chain.state(next);
      }
    }
    return states;
  }

  /** p(phase | steps up to it) of each step of a series. */
  private double[][] filtered(SeriesVector one, long number) {
    double[][] filtered = new double[one.steps().rows()][];
    pass.filter(
        one,
        (place, share) -> filtered[place] = share,
        (row, log, last) -> Impossible.refuse(log, number));
    return filtered;
  }
}
