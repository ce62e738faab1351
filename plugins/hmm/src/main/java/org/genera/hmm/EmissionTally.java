package org.genera.hmm;

import java.util.Arrays;
import java.util.List;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.SeriesVector;
import org.genera.likelihoods.ClassShares;
import org.genera.likelihoods.Likelihood;
import org.genera.likelihoods.Tally;

/** Adds the statistics of emissions, and says in which series a cell is that has none. */
final class EmissionTally {

  private final Plan plan;
  private final List<Tally> tallies;

  EmissionTally(Plan plan) {
    this.plan = plan;
    tallies = plan.emissions().stream().map(Likelihood::tally).toList();
  }

  /**
   * Adds the steps of some series.
   *
   * @param series one or more
   * @param firstRow the number of the first series in the data
   * @param shares how much of each step belongs to each state: {@code [state][step]}
   * @param statistics what is added to
   */
  void add(SeriesVector series, long firstRow, double[][] shares, double[] statistics) {
    try {
      add(series.steps(), shares, statistics);
    } catch (GeneraException e) {
      throw located(series, firstRow, shares, e);
    }
  }

  private void add(Batch steps, double[][] shares, double[] statistics) {
    ClassShares soft = new ClassShares.Soft(shares);
    for (int j = 0; j < tallies.size(); j++) {
      tallies.get(j).add(steps, soft, plan.sums(j, statistics));
    }
  }

  /** The same error of the first series that has it alone, in which a row is a step. */
  private GeneraException located(
      SeriesVector series, long firstRow, double[][] shares, GeneraException error) {
    for (int row = 0; row < series.size(); row++) {
      int from = series.offsets()[row];
      int to = series.offsets()[row + 1];
      double[][] own = new double[shares.length][];
      Arrays.setAll(own, i -> Arrays.copyOfRange(shares[i], from, to));
      try {
        add(series.steps().slice(from, to).at(0), own, new double[plan.length()]);
      } catch (GeneraException e) {
        return new GeneraException(
            StandardError.INVALID_DATA,
            "Series " + (firstRow + row + 1) + ", where a row is a step: " + e.getMessage());
      }
    }
    return error;
  }
}
