package org.genera.logistic;

import java.util.List;
import java.util.Map;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchBuilder;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.Role;
import org.genera.api.data.Schema;
import org.genera.api.engine.RandomStream;
import org.genera.api.model.ModelFamily;
import org.genera.testkit.Exactness;
import org.genera.testkit.ModelFamilyContract;
import org.genera.testkit.ModelFixture;

class LogisticContractTest extends ModelFamilyContract {

  private static final int ROWS = 240;

  @Override
  protected ModelFamily family() {
    return new LogisticFamily();
  }

  @Override
  protected List<ModelFixture> fixtures() {
    return List.of(
        fixture("every kind of column", 0, Map.of("tolerance", "1e-13")),
        fixture("some labels missing", 0.3, Map.of("tolerance", "1e-13", "l2", "0.5")),
        fixture("both penalties", 0.1, Map.of("tolerance", "1e-13", "l1", "2", "l2", "0.5")),
        ModelFixture.of("defaults", rows(0.1)).exact(Exactness.OBJECTIVE));
  }

  private static ModelFixture fixture(String name, double unlabelled, Map<String, String> options) {
    return ModelFixture.of(name, rows(unlabelled))
        .options(options)
        .exact(Exactness.OBJECTIVE, Exactness.WEIGHTS, Exactness.SUPERVISED, Exactness.ORDER);
  }

  /** Three classes that every column tells something of; some cells missing. */
  static Batch rows(double unlabelled) {
    Schema schema =
        Schema.of(
            Column.real("length"),
            Column.category("place", "north", "south", "east"),
            Column.category("species", "a", "b", "c").withRole(Role.LABEL),
            Column.whole("count"),
            Column.category("colour", "red", "blue"),
            new Column("wild", new ColumnType.Bool("no", "yes"), Role.FEATURE),
            new Column(
                "seen",
                new ColumnType.DateTime(ColumnType.DateTime.Precision.LOCAL),
                Role.FEATURE));
    RandomStream random = RandomStream.of(23, "rows", 0);
    BatchBuilder rows = new BatchBuilder(schema, ROWS);
    for (int row = 0; row < ROWS; row++) {
      int y = random.nextInt(3);
      rows.number(
          0, random.nextDouble() < 0.1 ? Double.NaN : 100 + 5 * (y + random.nextGaussian()));
      if (random.nextDouble() >= 0.1) {
        rows.whole(1, random.nextDouble() < 0.5 ? y : random.nextInt(3));
      }
      if (random.nextDouble() >= unlabelled) {
        rows.whole(2, y);
      }
      rows.number(3, y * random.nextInt(5));
      rows.whole(4, random.nextDouble() < 0.3 + 0.2 * y ? 1 : 0);
      rows.whole(5, random.nextDouble() < 0.7 - 0.2 * y ? 1 : 0);
      rows.whole(6, 1_700_000_000_000_000L + (long) (1e12 * (random.nextGaussian() - y)));
      rows.endRow();
    }
    return rows.build(0);
  }
}
