package org.genera.likelihoods;

import java.util.Arrays;
import org.genera.api.data.TextVector;
import org.genera.likelihoods.text.TermCounts;

/** Counts the terms of texts, class by class. Not thread-safe. */
final class TextTally {

  private final CountSums layout;
  private final CountSums.Adder adder;

  /** One class's counts in a block, where sums are kept on a grid. */
  private final double[] ofBlock;

  TextTally(CountSums layout) {
    this.layout = layout;
    adder = new CountSums.Adder(layout);
    ofBlock = new double[layout.weighted() ? layout.terms() : 0];
  }

  void add(TextVector texts, TermCounts counts, ClassShares shares, ClassSums sums) {
    RowTotals rows = new RowTotals(texts.size());
    for (int row = 0; row < texts.size(); row++) {
      if (!texts.isMissing(row)) {
        rows.put(row, counts.total(row), RowTotals.logFactorials(counts, row));
      }
    }
    for (int y = 0; y < sums.classes(); y++) {
      int at = sums.at(y);
      adder.rows(rows.sums(shares, y), sums.values(), at);
      if (layout.weighted()) {
        Arrays.fill(ofBlock, 0);
        add(counts, shares, y, ofBlock, 0);
        for (int term = 0; term < ofBlock.length; term++) {
          if (ofBlock[term] != 0) {
            adder.count(term, ofBlock[term], sums.values(), at);
          }
        }
      } else {
        add(counts, shares, y, sums.values(), at);
      }
    }
  }

  private static void add(TermCounts counts, ClassShares shares, int y, double[] sums, int at) {
    if (shares instanceof ClassShares.Known known) {
      for (int i = known.starts()[y]; i < known.starts()[y + 1]; i++) {
        int row = known.rows()[i];
        add(counts, row, known.weights()[row], sums, at);
      }
    } else if (shares instanceof ClassShares.Soft soft) {
      double[] share = soft.shares()[y];
      for (int row = 0; row < share.length; row++) {
        if (share[row] > 0) {
          add(counts, row, share[row], sums, at);
        }
      }
    }
  }

  private static void add(TermCounts counts, int row, double weight, double[] sums, int at) {
    for (int i = counts.starts()[row]; i < counts.starts()[row + 1]; i++) {
      sums[at + counts.ids()[i]] += weight * counts.counts()[i];
    }
  }
}
