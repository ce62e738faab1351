package org.genera.testkit;

import java.util.List;
import org.genera.api.data.Batch;
import org.genera.api.data.DatasetFormat;
import org.genera.api.data.RealVector;
import org.genera.api.data.TextVector;
import org.genera.api.data.WholeVector;

/** The contract of formats, signed by a {@link PipesFormat}. */
class PipesFormatContract extends DatasetFormatContract {

  @Override
  protected DatasetFormat format() {
    return new PipesFormat();
  }

  @Override
  protected boolean isService() {
    return false;
  }

  @Override
  protected List<FormatFixture> fixtures() {
    Batch rows =
        Batch.of(
            PipesFormat.SCHEMA,
            0,
            3,
            List.of(
                new RealVector(new double[] {1.5, Double.NaN, -2}),
                new WholeVector(new long[] {7, -3, WholeVector.MISSING}),
                new TextVector(new String[] {"one", "two", "three"})));
    return List.of(
        FormatFixture.text("three rows", "three.pipes", "x|n|t\n1.5|7|one\n|-3|two\n-2||three\n")
            .holds(rows));
  }
}
