package org.genera.hmm;

import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;

/** Refuses evidence of which no model can be made. */
final class SeriesEvidence {

  private SeriesEvidence() {}

  static void requireOne(Batch evidence) {
    if (evidence.rows() != 1) {
      throw new GeneraException(
          StandardError.USAGE, "Evidence is one row, not " + evidence.rows() + ".");
    }
  }

  static GeneraException nothingOpen(String series) {
    return new GeneraException(
        StandardError.USAGE,
        "All columns are given; leave at least one of them open. Cells that are missing in steps of"
            + " '"
            + series
            + "' are filled by impute.");
  }
}
