package org.genera.testkit;

import java.util.stream.IntStream;
import org.genera.api.data.Batch;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnVector;
import org.genera.api.data.RealVector;
import org.genera.api.data.TextVector;
import org.genera.api.data.WholeVector;

/** Cells that are easily damaged on their way into a file and back. */
final class AwkwardCells {

  private static final double[] REALS = {
    0.1 + 0.2, 1.0 / 3, -0.0, Double.MIN_VALUE, Double.MAX_VALUE, -1e-300, 123456789012345680.0
  };
  private static final long[] WHOLES = {
    0, -1, Long.MAX_VALUE, Long.MIN_VALUE + 1, (1L << 53) + 1, -(1L << 53) - 1, 7
  };
  private static final String[] TEXTS = {
    "a \"quoted\" word",
    "it's",
    "one, two; three\tfour",
    " around ",
    "über €uro \uD83D\uDE00",
    "back\\slash %1 {x} # !",
    "two\nlines"
  };

  private AwkwardCells() {}

  /** As many rows as there are awkward cells, cells of other kinds as in some rows. */
  static Batch instead(Batch rows) {
    Batch awkward =
        rows.pick(IntStream.range(0, REALS.length).map(row -> row % rows.rows()).toArray());
    for (Column column : rows.schema().columns()) {
      ColumnVector cells = awkward.column(column.name());
      if (cells instanceof RealVector) {
        awkward = Rows.with(awkward, column.name(), new RealVector(REALS.clone()));
      } else if (cells instanceof WholeVector) {
        awkward = Rows.with(awkward, column.name(), new WholeVector(WHOLES.clone()));
      } else if (cells instanceof TextVector) {
        awkward = Rows.with(awkward, column.name(), new TextVector(TEXTS.clone()));
      }
    }
    return awkward;
  }
}
