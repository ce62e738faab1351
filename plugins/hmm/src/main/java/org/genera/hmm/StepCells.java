package org.genera.hmm;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchBuilder;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnVector;
import org.genera.api.data.Schema;
import org.genera.likelihoods.Factor;

/**
 * Fills the missing cells of steps. What a column's emission makes is the same whatever other
 * columns show, given the state; but an emission of several columns of which a step shows some is
 * asked anew for each such step.
 */
final class StepCells {

  private final Batch steps;
  private final Map<String, ColumnVector> made = new HashMap<>();

  /**
   * Nothing made yet.
   *
   * @param steps in which some cells are missing
   */
  StepCells(Batch steps) {
    this.steps = steps;
  }

  /** Makes cells of steps by an emission. */
  interface Maker {
    /**
     * Makes cells.
     *
     * @param emission of the columns that these steps leave open
     * @param from the first step
     * @param to the step after the last
     * @return a vector for each column of the emission
     */
    List<ColumnVector> of(Factor emission, int from, int to);
  }

  /** Makes a column outright. */
  void put(Column column, ColumnVector vector) {
    made.put(column.name(), vector);
  }

  /** Makes the columns of an emission. */
  void make(Factor emission, Maker maker) {
    List<ColumnVector> all = new ArrayList<>(maker.of(emission, 0, steps.rows()));
    Schema schema = Schema.of(emission.columns());
    for (int j = 0; j < all.size(); j++) {
      put(schema.column(j), all.get(j));
    }
    boolean cut = false;
    for (int t = 0; t < steps.rows(); t++) {
      cut |= isCut(emission, t);
    }
    if (cut) {
      makeCut(emission, schema, maker);
    }
  }

  private void makeCut(Factor emission, Schema schema, Maker maker) {
    BatchBuilder builder = new BatchBuilder(schema, steps.rows());
    for (int t = 0; t < steps.rows(); t++) {
      boolean cut = isCut(emission, t);
      Factor open = cut ? emission.given(steps.slice(t, t + 1)) : emission;
      List<ColumnVector> own = cut ? maker.of(open, t, t + 1) : List.of();
      for (int j = 0; j < open.columns().size(); j++) {
        int place = schema.indexOf(open.columns().get(j).name());
        ColumnVector from =
            cut ? own.get(j) : Objects.requireNonNull(made.get(schema.column(place).name()));
        builder.copyCell(place, from, cut ? 0 : t);
      }
      builder.endRow();
    }
    Batch mended = builder.build(0);
    schema.columns().forEach(column -> put(column, mended.column(column.name())));
  }

  private boolean isCut(Factor emission, int t) {
    int missing = 0;
    for (Column column : emission.columns()) {
      missing += isMissing(column, t) ? 1 : 0;
    }
    return missing > 0 && missing < emission.columns().size();
  }

  private boolean isMissing(Column column, int t) {
    OptionalInt index = steps.schema().find(column.name());
    return index.isEmpty() || steps.column(index.getAsInt()).isMissing(t);
  }

  /** The steps with what was observed, and what was made where nothing was. */
  Batch filled(Schema step) {
    BatchBuilder builder = new BatchBuilder(step, steps.rows());
    for (int t = 0; t < steps.rows(); t++) {
      for (int c = 0; c < step.size(); c++) {
        Column column = step.column(c);
        ColumnVector from =
            isMissing(column, t)
                ? Objects.requireNonNull(made.get(column.name()))
                : steps.column(column.name());
        builder.copyCell(c, from, t);
      }
      builder.endRow();
    }
    return builder.build(0);
  }
}
