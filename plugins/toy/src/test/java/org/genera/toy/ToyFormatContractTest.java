package org.genera.toy;

import java.util.List;
import java.util.Map;
import org.genera.api.data.DatasetFormat;
import org.genera.testkit.DatasetFormatContract;
import org.genera.testkit.FormatFixture;

class ToyFormatContractTest extends DatasetFormatContract {

  @Override
  protected DatasetFormat format() {
    return new ToyFormat();
  }

  @Override
  protected List<FormatFixture> fixtures() {
    return ToySets.byName().keySet().stream()
        .map(set -> FormatFixture.made(set, set).options(Map.of("n", "150", "seed", "4")))
        .toList();
  }
}
