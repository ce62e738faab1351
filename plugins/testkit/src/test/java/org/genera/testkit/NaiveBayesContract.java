package org.genera.testkit;

import java.util.List;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchBuilder;
import org.genera.api.data.Column;
import org.genera.api.data.Role;
import org.genera.api.data.Schema;
import org.genera.api.engine.RandomStream;
import org.genera.api.model.ModelFamily;

/** The contract of families, signed by a {@link NaiveBayesFamily}. */
class NaiveBayesContract extends ModelFamilyContract {

  private static final int ROWS = 200;

  @Override
  protected ModelFamily family() {
    return new NaiveBayesFamily();
  }

  @Override
  protected boolean isService() {
    return false;
  }

  @Override
  protected List<ModelFixture> fixtures() {
    return List.of(
        ModelFixture.of("two real columns, a category, a label", mixed())
            .exact(Exactness.CONDITIONING, Exactness.MISSING_CELLS, Exactness.WEIGHTS));
  }

  private static Batch mixed() {
    Schema schema =
        Schema.of(
            Column.category("species", "a", "b", "c").withRole(Role.LABEL),
            Column.real("length"),
            Column.category("place", "north", "south"),
            Column.real("width"));
    RandomStream random = RandomStream.of(5, "mixed", 0);
    BatchBuilder rows = new BatchBuilder(schema, ROWS);
    for (int row = 0; row < ROWS; row++) {
      int label = random.nextInt(3);
      rows.whole(0, label);
      rows.number(1, 2 * label + random.nextGaussian());
      rows.whole(2, random.nextDouble() < 0.2 + 0.3 * label ? 1 : 0);
      rows.number(3, 10 - label + 0.5 * random.nextGaussian());
      rows.endRow();
    }
    return rows.build(0);
  }
}
