package org.genera.hmm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.likelihoods.ClassShares;
import org.genera.likelihoods.Factor;
import org.genera.likelihoods.Likelihood;
import org.genera.likelihoods.Tally;

/** Adds the statistics of emissions, and says in which series a cell is that has none. */
final class EmissionTally {

  private final Plan plan;
  private final List<Tally> tallies;

  /** A tally before anything is known of the parameters. */
  EmissionTally(Plan plan) {
    this(plan, plan.emissions().stream().map(Likelihood::tally).toList());
  }

  private EmissionTally(Plan plan, List<Tally> tallies) {
    this.plan = plan;
    this.tallies = tallies;
  }

  /** A tally at current parameters. */
  static EmissionTally at(Plan plan, List<Factor> emissions) {
    List<Tally> tallies = new ArrayList<>();
    for (int j = 0; j < emissions.size(); j++) {
      tallies.add(plan.emissions().get(j).tally(emissions.get(j)));
    }
    return new EmissionTally(plan, tallies);
  }

  /**
   * Adds the steps of a segment.
   *
   * @param segment of a block
   * @param firstRow the number of the block's first series in the data
   * @param shares how much of each step belongs to each state: {@code [state][step]}
   * @param statistics what is added to
   */
  void add(Segment segment, long firstRow, double[][] shares, double[] statistics) {
    try {
      add(segment.steps(), shares, statistics);
    } catch (GeneraException e) {
      throw located(segment, firstRow, shares, e);
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
      Segment segment, long firstRow, double[][] shares, GeneraException error) {
    int[] owners = IntStream.range(0, segment.length()).map(segment::owner).toArray();
    for (int row : Arrays.stream(owners).sorted().distinct().toArray()) {
      int[] own = IntStream.range(0, owners.length).filter(t -> owners[t] == row).toArray();
      double[][] ownShares = new double[shares.length][];
      Arrays.setAll(ownShares, i -> Arrays.stream(own).mapToDouble(t -> shares[i][t]).toArray());
      long step = segment.place(own[0]) - segment.series().offsets()[row];
      try {
        add(segment.steps().pick(own).at(step), ownShares, new double[plan.length()]);
      } catch (GeneraException e) {
        return new GeneraException(
            StandardError.INVALID_DATA,
            "Series " + (firstRow + row + 1) + ", where a row is a step: " + e.getMessage());
      }
    }
    return error;
  }
}
