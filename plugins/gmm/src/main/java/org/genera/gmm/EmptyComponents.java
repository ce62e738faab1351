package org.genera.gmm;

import java.util.stream.IntStream;
import org.genera.numerics.gaussian.StatisticsLayout;

/** Which components a variational fit has emptied: those left with less than half a row. */
final class EmptyComponents {

  private static final double HALF_A_ROW = 0.5;

  private final double[] counts;
  private final Supervision supervision;

  /**
   * Looks at a fit.
   *
   * @param arrival where it arrived
   * @param supervision the components' classes
   */
  EmptyComponents(Climb.Arrival arrival, Supervision supervision) {
    StatisticsLayout layout = StatisticsLayout.of(arrival.mixture());
    counts =
        IntStream.range(0, arrival.mixture().components())
            .mapToDouble(c -> arrival.statistics()[layout.count(c)])
            .toArray();
    this.supervision = supervision;
  }

  /** The components that are not empty; of each class at least the largest. */
  int[] others() {
    return IntStream.range(0, counts.length)
        .filter(c -> counts[c] >= HALF_A_ROW || isLargest(c))
        .toArray();
  }

  private boolean isLargest(int c) {
    return IntStream.range(0, counts.length)
        .filter(other -> classOf(other) == classOf(c))
        .allMatch(other -> counts[other] < counts[c] || (counts[other] == counts[c] && other >= c));
  }

  private int classOf(int c) {
    return supervision.classes().map(of -> of.ofComponent()[c]).orElse(0);
  }
}
