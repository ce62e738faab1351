package org.genera.likelihoods;

import java.util.Arrays;
import org.genera.likelihoods.text.TermCounts;

/** Evaluates texts. One without a known term, or a missing one, adds nothing. Not thread-safe. */
final class TextScorer implements Scorer {

  private final TermCounts counts;
  private final TermLogs logs;
  private final double[] sums;

  TextScorer(TermCounts counts, TermLogs logs) {
    this.counts = counts;
    this.logs = logs;
    sums = new double[logs.classes()];
  }

  @Override
  public void add(int from, int to, double[][] joint) {
    for (int row = from; row < to; row++) {
      double coefficient = logs.isLikelihood() ? RowTotals.logCoefficient(counts, row) : 0;
      Arrays.fill(sums, coefficient);
      for (int i = counts.starts()[row]; i < counts.starts()[row + 1]; i++) {
        logs.add(counts.ids()[i], counts.counts()[i], sums);
      }
      for (int y = 0; y < sums.length; y++) {
        joint[y][row - from] += sums[y];
      }
    }
  }
}
