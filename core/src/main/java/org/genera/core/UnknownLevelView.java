package org.genera.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.genera.api.GeneraException;
import org.genera.api.NearestName;
import org.genera.api.ProgressListener;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.CategoryVector;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnVector;
import org.genera.api.data.Dataset;
import org.genera.api.data.Role;
import org.genera.api.data.SeriesVector;
import org.genera.api.model.Model;
import org.genera.api.model.UnknownLevels;

/**
 * Rows as a model takes them: levels that its schema lacks are refused, missing, or left for it to
 * score; those that are not refused are counted, in the steps of series too, where an unknown state
 * counts as one that is not told. Several threads may read at once.
 */
final class UnknownLevelView {

  private final UnknownLevels rule;
  private final Map<String, Long> counts = new TreeMap<>();

  /** Of the states of steps, of which an unknown one is never found. */
  private final Map<String, Long> labels = new TreeMap<>();

  UnknownLevelView(Model model) {
    rule = model.unknownLevels();
  }

  Dataset of(Dataset rows) {
    return new MappedDataset(rows, this::seen);
  }

  private Batch seen(Batch block) {
    return seen(block, row -> "Row " + (block.firstRow() + row + 1));
  }

  private Batch seen(Batch block, IntFunction<String> place) {
    List<ColumnVector> columns = new ArrayList<>(block.columns());
    boolean changed = false;
    for (int c = 0; c < columns.size(); c++) {
      ColumnVector seen = seen(block.schema().column(c), columns.get(c), place);
      changed |= seen != columns.get(c);
      columns.set(c, seen);
    }
    return changed ? Batch.of(block.schema(), block.firstRow(), block.rows(), columns) : block;
  }

  private ColumnVector seen(Column column, ColumnVector cells, IntFunction<String> place) {
    if (cells instanceof SeriesVector series) {
      Batch steps = seen(series.steps(), step -> placeOf(series, step, place));
      return steps == series.steps() ? series : new SeriesVector(series.offsets(), steps);
    } else if (cells instanceof CategoryVector vector && count(vector) > 0) {
      if (column.role() == Role.LABEL) {
        add(labels, column, vector);
        return withGaps(vector);
      }
      requireAllowed(column, vector, place);
      add(counts, column, vector);
      return rule == UnknownLevels.MISSING ? withGaps(vector) : vector;
    }
    return cells;
  }

  private static String placeOf(SeriesVector series, int step, IntFunction<String> place) {
    int row = 0;
    while (series.offsets()[row + 1] <= step) {
      row++;
    }
    return place.apply(row) + ", step " + (step - series.offsets()[row] + 1);
  }

  private static long count(CategoryVector vector) {
    long unknown = 0;
    for (int code : vector.codes()) {
      unknown += code == CategoryVector.UNKNOWN ? 1 : 0;
    }
    return unknown;
  }

  private void requireAllowed(Column column, CategoryVector vector, IntFunction<String> place) {
    if (rule == UnknownLevels.REFUSED) {
      int row = 0;
      while (vector.codes()[row] != CategoryVector.UNKNOWN) {
        row++;
      }
      throw new GeneraException(
          StandardError.INVALID_DATA,
          place.apply(row)
              + ", column '"
              + column.name()
              + "' has a level that the model does not know, which it refuses. Correct the cell, or mark it as missing.");
    }
  }

  private static void add(Map<String, Long> counts, Column column, CategoryVector vector) {
    synchronized (counts) {
      counts.merge(column.name(), count(vector), Long::sum);
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
    String asFeature =
        rule == UnknownLevels.MISSING ? "as missing" : "as a level that no training row has";
    tell(counts, asFeature, listener);
    tell(labels, "as unknown states", listener);
  }

  private static void tell(Map<String, Long> counts, String as, ProgressListener listener) {
    synchronized (counts) {
      long cells = counts.values().stream().mapToLong(Long::longValue).sum();
      if (cells > 0) {
        listener.warning(
            (cells == 1 ? "1 cell has a level" : cells + " cells have levels")
                + " that the model does not know, in "
                + (counts.size() == 1 ? "column " : "columns ")
                + NearestName.listed(counts.keySet())
                + "; counted "
                + as
                + ".");
      }
    }
  }
}
