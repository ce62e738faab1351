package org.genera.hmm;

import java.util.List;
import java.util.Map;
import org.genera.api.data.Column;
import org.genera.api.model.ModelFamily;
import org.genera.testkit.ModelFamilyContract;
import org.genera.testkit.ModelFixture;

class HmmContractTest extends ModelFamilyContract {

  @Override
  protected ModelFamily family() {
    return new HmmFamily();
  }

  @Override
  protected List<ModelFixture> fixtures() {
    return List.of(
        ModelFixture.of("gaussians", Fixture.sample(Fixture.threeStates(), 60))
            .options(Map.of("states", "3")));
  }

  @Override
  protected Column impossibleColumn() {
    return Column.real("number");
  }
}
