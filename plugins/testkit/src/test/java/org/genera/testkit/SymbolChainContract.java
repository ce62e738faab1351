package org.genera.testkit;

import java.util.List;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchBuilder;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.Role;
import org.genera.api.data.Schema;
import org.genera.api.engine.RandomStream;
import org.genera.api.model.ModelFamily;

/** The contract of families, signed by a {@link SymbolChainFamily}. */
class SymbolChainContract extends ModelFamilyContract {

  private static final int ROWS = 60;
  private static final int STEPS = 25;

  @Override
  protected ModelFamily family() {
    return new SymbolChainFamily();
  }

  @Override
  protected boolean isService() {
    return false;
  }

  @Override
  protected List<ModelFixture> fixtures() {
    return List.of(ModelFixture.of("symbols of two states", symbols()));
  }

  /** Series that all begin in one state, and leave it after a while. */
  private static Batch symbols() {
    Schema step = Schema.of(Column.category("symbol", "a", "b", "c"));
    Schema schema = Schema.of(new Column("steps", new ColumnType.Series(step), Role.FEATURE));
    RandomStream random = RandomStream.of(8, "symbols", 0);
    BatchBuilder rows = new BatchBuilder(schema, ROWS);
    for (int row = 0; row < ROWS; row++) {
      BatchBuilder steps = new BatchBuilder(step, STEPS);
      int state = random.nextDouble() < 0.9 ? 0 : 1;
      for (int t = 0; t < STEPS; t++) {
        steps.whole(0, random.nextDouble() < 0.8 ? state : 2);
        steps.endRow();
        state = random.nextDouble() < (state == 0 ? 0.3 : 0.1) ? 1 - state : state;
      }
      rows.series(0, steps.build(0));
      rows.endRow();
    }
    return rows.build(0);
  }
}
