package org.genera.testkit;

import java.util.List;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchBuilder;
import org.genera.api.data.Column;
import org.genera.api.data.Role;
import org.genera.api.data.Schema;
import org.genera.api.engine.RandomStream;
import org.genera.api.model.ModelFamily;

/** The contract of families, signed by a {@link CentroidFamily}. */
class CentroidContract extends ModelFamilyContract {

  private static final int ROWS = 200;

  @Override
  protected ModelFamily family() {
    return new CentroidFamily();
  }

  @Override
  protected boolean isService() {
    return false;
  }

  @Override
  protected List<ModelFixture> fixtures() {
    return List.of(
        ModelFixture.of("two real columns and a label", labelled())
            .exact(Exactness.WEIGHTS, Exactness.SUPERVISED, Exactness.ORDER));
  }

  private static Batch labelled() {
    Schema schema =
        Schema.of(
            Column.real("length"),
            Column.category("species", "a", "b", "c").withRole(Role.LABEL),
            Column.real("width"));
    RandomStream random = RandomStream.of(6, "labelled", 0);
    BatchBuilder rows = new BatchBuilder(schema, ROWS);
    for (int row = 0; row < ROWS; row++) {
      int label = random.nextInt(3);
      rows.number(0, 20 + 2 * label + random.nextGaussian());
      if (random.nextDouble() < 0.9) {
        rows.whole(1, label);
      }
      rows.number(2, (label == 1 ? 3 : 0) + random.nextGaussian());
      rows.endRow();
    }
    return rows.build(0);
  }
}
