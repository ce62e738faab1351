package org.genera.testkit;

import java.util.List;
import org.genera.api.data.Batch;
import org.genera.api.metric.Metric;
import org.genera.api.model.Model;

/** The contract of metrics, signed by a {@link MeanDifference}. */
class MeanDifferenceContract extends MetricContract {

  @Override
  protected Metric metric() {
    return new MeanDifference();
  }

  @Override
  protected boolean isService() {
    return false;
  }

  @Override
  protected List<MetricFixture> fixtures() {
    ModelFixture gaussian = GaussianContract.fixture("two columns", 2);
    Model model = new FixtureRun(new GaussianFamily(), gaussian).model();
    Batch rows = gaussian.data();
    return List.of(
        MetricFixture.of("two columns")
            .model(model)
            .data(Metric.Input.HELD_OUT, rows.slice(0, 70))
            .data(Metric.Input.SYNTHETIC, rows.slice(70, rows.rows()).at(0))
            .weighing());
  }
}
