package org.genera.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.genera.api.data.Batch;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.Dataset;
import org.genera.api.data.RealVector;
import org.genera.api.data.Role;
import org.genera.api.data.Schema;
import org.genera.api.data.SeriesVector;
import org.junit.jupiter.api.Test;

class SeriesStepsTest {

  private static Schema schema(Column... step) {
    return Schema.of(
        Column.real("w").withRole(Role.WEIGHT),
        new Column("s", new ColumnType.Series(Schema.of(step)), Role.FEATURE));
  }

  /** Steps with a cell that is there count by the weight of their series. */
  @Test
  void observedStepsCountByWeight() {
    Schema schema = schema(Column.real("x"), Column.real("y"));
    double gap = Double.NaN;
    Batch steps =
        Batch.ofReals(
            ((ColumnType.Series) schema.column(1).type()).step(),
            new double[] {1, gap, gap, 4, 5},
            new double[] {gap, gap, 3, 4, 5});
    Batch rows =
        Batch.of(
            schema,
            0,
            3,
            List.of(
                new RealVector(new double[] {2, 0.5, 7}),
                new SeriesVector(new int[] {0, 3, 5, 5}, steps)));
    SeriesSteps counted = SeriesSteps.of(schema).orElseThrow();
    assertEquals(2 * 2 + 0.5 * 2, counted.count(Dataset.of(rows)));
    assertFalse(counted.areSymbols());
  }

  @Test
  void symbolsAreASingleCategoryWithoutAState() {
    Column symbol = Column.category("symbol", "a", "b");
    Column state = Column.category("state", "p", "q").withRole(Role.LABEL);
    assertTrue(SeriesSteps.of(schema(symbol)).orElseThrow().areSymbols());
    assertFalse(SeriesSteps.of(schema(symbol, state)).orElseThrow().areSymbols());
    assertTrue(SeriesSteps.of(Schema.of(Column.real("x"))).isEmpty());
  }
}
