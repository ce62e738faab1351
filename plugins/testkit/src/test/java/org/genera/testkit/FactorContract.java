package org.genera.testkit;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.genera.api.data.Batch;
import org.genera.api.model.ModelFamily;

/** The contract of families, signed by a {@link FactorFamily}. */
class FactorContract extends ModelFamilyContract {

  @Override
  protected ModelFamily family() {
    return new FactorFamily();
  }

  @Override
  protected boolean isService() {
    return false;
  }

  @Override
  protected List<ModelFixture> fixtures() {
    return List.of(fixture("exact", 2), fixture("wide", 3));
  }

  static ModelFixture fixture(String posterior, int columns) {
    return ModelFixture.of(
            posterior + " posterior, " + columns + " columns",
            small(GaussianContract.correlated(columns)))
        .options(Map.of("posterior", posterior))
        .exact(Exactness.OBJECTIVE, Exactness.MISSING_CELLS, Exactness.WEIGHTS, Exactness.ORDER);
  }

  /** In units in which densities are above 1. */
  private static Batch small(Batch rows) {
    double[][] columns = new double[rows.schema().size()][];
    for (int j = 0; j < columns.length; j++) {
      columns[j] = Arrays.stream(rows.numbers(j)).map(x -> 0.1 * x).toArray();
    }
    return Batch.ofReals(rows.schema(), columns);
  }
}
