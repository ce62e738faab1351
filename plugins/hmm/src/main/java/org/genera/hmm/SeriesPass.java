package org.genera.hmm;

import java.util.List;
import org.genera.api.data.SeriesVector;
import org.genera.likelihoods.Scorer;

/** Goes through the series of a batch, each of which has a step at least. Not thread-safe. */
final class SeriesPass {

  private final Parameters parameters;
  private final EmissionTile tile;

  SeriesPass(Parameters parameters) {
    this.parameters = parameters;
    tile = new EmissionTile(parameters.states());
  }

  /** Takes one series. */
  interface Visitor {
    /**
     * A series.
     *
     * @param row its position in the batch
     * @param from its first step in the batch of steps
     * @param steps how many steps it has
     * @param tile its emissions, good until the next call
     */
    void visit(int row, int from, int steps, EmissionTile tile);
  }

  /** Visits the series of a batch, their labelled states (negative: none) taken as known. */
  void visit(SeriesVector series, int[] codes, Visitor visitor) {
    List<Scorer> scorers = parameters.scorers(series.steps());
    for (int row = 0; row < series.size(); row++) {
      int steps = series.length(row);
      if (steps > 0) {
        int from = series.offsets()[row];
        tile.fill(scorers, codes, from, from + steps);
        visitor.visit(row, from, steps, tile);
      }
    }
  }

  /** Visits the series of a batch whose states are all unknown. */
  void visit(SeriesVector series, Visitor visitor) {
    visit(series, SeriesLayout.unknown(series.steps().rows()), visitor);
  }
}
