package org.genera.likelihoods.text;

import java.util.ArrayList;
import java.util.List;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchSink;
import org.genera.api.data.RealVector;
import org.genera.api.data.TextVector;
import org.genera.api.data.WholeVector;

/**
 * Adds up the terms of blocks, column by column. Memory is bounded: where a column has too many
 * different terms so far, those that weigh the least so far are forgotten, until at most half of
 * the limit remains (lossy counting, Manku and Motwani 2002). A term that is forgotten and comes
 * again is counted anew.
 */
final class TermSums implements BatchSink {

  static final int MOST_TERMS = 1 << 22;
  private static final int MOST_CHARS = 1 << 27;

  private final int mostTerms;
  private final List<DocumentCounts> counts = new ArrayList<>();

  TermSums(int columns, int mostTerms) {
    this.mostTerms = mostTerms;
    for (int i = 0; i < columns; i++) {
      counts.add(new DocumentCounts());
    }
  }

  @Override
  public void accept(Batch batch) {
    long[] places = ((WholeVector) batch.column(TermTask.COLUMN)).values();
    TextVector terms = (TextVector) batch.column(TermTask.TERM);
    double[] weights = ((RealVector) batch.column(TermTask.WEIGHT)).values();
    for (int row = 0; row < batch.rows(); row++) {
      String term = terms.values()[row];
      DocumentCounts of = counts.get((int) places[row]);
      if (term == null) {
        of.addTotal(weights[row]);
      } else {
        of.add(term, weights[row]);
      }
    }
    counts.forEach(this::bound);
  }

  private void bound(DocumentCounts of) {
    if (of.size() > mostTerms || of.chars() > MOST_CHARS) {
      double rare = 1;
      while (of.size() > mostTerms / 2 || of.chars() > MOST_CHARS / 2) {
        double limit = rare;
        of.retain(weight -> weight > limit);
        rare *= 2;
      }
    }
  }

  /** What was counted of a column. */
  DocumentCounts of(int place) {
    return counts.get(place);
  }
}
