package org.genera.metrics;

import java.util.List;
import org.genera.api.data.Batch;
import org.genera.api.data.Column;
import org.genera.api.data.Schema;
import org.genera.api.engine.RandomStream;
import org.genera.api.metric.Metric;
import org.genera.testkit.MetricContract;
import org.genera.testkit.MetricFixture;

class HeldOutLogLikelihoodContractTest extends MetricContract {

  @Override
  protected Metric metric() {
    return new HeldOutLogLikelihood();
  }

  @Override
  protected List<MetricFixture> fixtures() {
    return List.of(
        MetricFixture.of("half-normal")
            .model(new HalfNormal())
            .data(Metric.Input.HELD_OUT, rows())
            .weighing());
  }

  private static Batch rows() {
    RandomStream random = RandomStream.of(3, "rows", 0);
    double[] values = new double[200];
    for (int row = 0; row < values.length; row++) {
      values[row] = Math.abs(random.nextGaussian());
    }
    return Batch.ofReals(Schema.of(Column.real("x")), values);
  }
}
