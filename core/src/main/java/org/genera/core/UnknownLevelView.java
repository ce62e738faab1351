package org.genera.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.genera.api.GeneraException;
import org.genera.api.NearestName;
import org.genera.api.ProgressListener;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.CategoryVector;
import org.genera.api.data.ColumnVector;
import org.genera.api.data.Dataset;
import org.genera.api.model.Model;
import org.genera.api.model.UnknownLevels;

/**
 * Rows as a model takes them: levels that its schema lacks are refused, missing, or left for it to
 * score; those that are not refused are counted. Several threads may read at once.
 */
final class UnknownLevelView {

  private final UnknownLevels rule;
  private final Map<String, Long> counts = new TreeMap<>();

  UnknownLevelView(Model model) {
    rule = model.unknownLevels();
  }

  Dataset of(Dataset rows) {
    return new MappedDataset(rows, this::seen);
  }

  private Batch seen(Batch block) {
    List<ColumnVector> columns = new ArrayList<>(block.columns());
    boolean changed = false;
    for (int c = 0; c < columns.size(); c++) {
      if (columns.get(c) instanceof CategoryVector vector && count(vector) > 0) {
        take(block, c, vector);
        columns.set(c, rule == UnknownLevels.MISSING ? withGaps(vector) : vector);
        changed = true;
      }
    }
    return changed ? Batch.of(block.schema(), block.firstRow(), block.rows(), columns) : block;
  }

  private static long count(CategoryVector vector) {
    long unknown = 0;
    for (int code : vector.codes()) {
      unknown += code == CategoryVector.UNKNOWN ? 1 : 0;
    }
    return unknown;
  }

  private void take(Batch block, int column, CategoryVector vector) {
    String name = block.schema().column(column).name();
    if (rule == UnknownLevels.REFUSED) {
      int row = 0;
      while (vector.codes()[row] != CategoryVector.UNKNOWN) {
        row++;
      }
      throw new GeneraException(
          StandardError.INVALID_DATA,
          "Row "
              + (block.firstRow() + row + 1)
              + ", column '"
              + name
              + "' has a level that the model does not know, which it refuses. Correct the cell, or mark it as missing.");
    }
    synchronized (counts) {
      counts.merge(name, count(vector), Long::sum);
    }
  }

  private static CategoryVector withGaps(CategoryVector vector) {
    int[] codes = vector.codes().clone();
    for (int row = 0; row < codes.length; row++) {
      codes[row] = codes[row] == CategoryVector.UNKNOWN ? CategoryVector.MISSING : codes[row];
    }
    return new CategoryVector(codes);
  }

  /** Tells how many cells there were, and what they counted as. */
  void tell(ProgressListener listener) {
    synchronized (counts) {
      long cells = counts.values().stream().mapToLong(Long::longValue).sum();
      if (cells > 0) {
        listener.warning(
            (cells == 1 ? "1 cell has a level" : cells + " cells have levels")
                + " that the model does not know, in "
                + (counts.size() == 1 ? "column " : "columns ")
                + NearestName.listed(counts.keySet())
                + (rule == UnknownLevels.MISSING
                    ? "; counted as missing."
                    : "; counted as a level that no training row has."));
      }
    }
  }
}
