package org.genera.testkit;

import java.util.List;
import org.genera.api.data.Batch;
import org.genera.api.data.Column;
import org.genera.api.data.Schema;
import org.genera.api.engine.RandomStream;
import org.genera.api.model.ModelFamily;

/** The contract of families, signed by a {@link GaussianFamily}. */
class GaussianContract extends ModelFamilyContract {

  private static final int ROWS = 150;

  @Override
  protected ModelFamily family() {
    return new GaussianFamily();
  }

  @Override
  protected boolean isService() {
    return false;
  }

  @Override
  protected List<ModelFixture> fixtures() {
    return List.of(fixture("one column", 1), fixture("two columns", 2), fixture("four columns", 4));
  }

  static ModelFixture fixture(String name, int columns) {
    return ModelFixture.of(name, correlated(columns)).exact(Exactness.values());
  }

  /** Each column depends on the one before. */
  static Batch correlated(int columns) {
    RandomStream random = RandomStream.of(7, "correlated", 0);
    double[][] values = new double[columns][ROWS];
    for (int row = 0; row < ROWS; row++) {
      for (int j = 0; j < columns; j++) {
        double before = j == 0 ? random.nextGaussian() : (values[j - 1][row] - 3 * j) / j;
        values[j][row] = 3 * (j + 1) + (j + 1) * (0.8 * before + 0.6 * random.nextGaussian());
      }
    }
    List<Column> names = List.of("a", "b", "c", "d").stream().map(Column::real).toList();
    return Batch.ofReals(Schema.of(names.subList(0, columns)), values);
  }
}
