package org.genera.csv.arff;

import java.util.List;
import org.genera.api.data.DatasetFormat;
import org.genera.testkit.DatasetFormatContract;
import org.genera.testkit.FormatFixture;

class ArffFormatContractTest extends DatasetFormatContract {

  private static final String KINDS =
      """
      % a comment
      @relation kinds
      @attribute n numeric
      @attribute c { 'b b', a }
      @attribute s string
      @attribute d date
      @data
      1.5, 'b b', 'one, two', 2020-01-31T10:20:30
      ?, ?, ?, ?
      -2e3, a, "two words", 1999-12-31T00:00:00
      """;

  @Override
  protected DatasetFormat format() {
    return new ArffFormat();
  }

  @Override
  protected List<FormatFixture> fixtures() {
    return List.of(FormatFixture.text("every kind", "kinds.arff", KINDS));
  }
}
