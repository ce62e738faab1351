package org.genera.testkit;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.genera.api.Cancellation;
import org.genera.api.GeneraException;
import org.genera.api.RunContext;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.Column;
import org.genera.api.data.Dataset;
import org.genera.api.data.Schema;
import org.genera.api.engine.AggregateRequest;
import org.genera.api.engine.Aggregation;
import org.genera.api.engine.TaskSpec;
import org.genera.api.metric.Metric;
import org.genera.api.metric.MetricRequest;
import org.genera.api.metric.MetricResult;
import org.genera.api.metric.MetricValue;
import org.genera.api.model.AncestralSampling;
import org.genera.api.model.Capability;

/** How far the mean of the first feature of held-out rows is from that of synthetic ones. */
final class MeanDifference implements Metric {

  private final Set<MetricFault> faults;

  MeanDifference(MetricFault... faults) {
    this.faults = Set.of(faults);
  }

  @Override
  public String name() {
    return "mean-difference";
  }

  @Override
  public String description() {
    return "difference of the first feature's means";
  }

  @Override
  public Set<Input> inputs() {
    return Set.of(Input.MODEL, Input.HELD_OUT, Input.SYNTHETIC);
  }

  @Override
  public Set<Class<? extends Capability>> requires() {
    return Set.of(AncestralSampling.class);
  }

  @Override
  public MetricResult evaluate(MetricRequest request) {
    if (!faults.contains(MetricFault.CAPABILITY_UNCHECKED)) {
      request.model().require(AncestralSampling.class);
    }
    double difference = mean(request, Input.HELD_OUT) - mean(request, Input.SYNTHETIC);
    double found = faults.contains(MetricFault.CONSTANT) ? 0 : difference;
    String second = faults.contains(MetricFault.NAME_TWICE) ? "difference" : "distance";
    return new MetricResult(
        List.of(
            value("difference", found, MetricValue.Better.NEITHER),
            value(second, Math.abs(found), MetricValue.Better.LOWER)));
  }

  private static MetricValue value(String name, double value, MetricValue.Better better) {
    return new MetricValue(name, value, OptionalDouble.empty(), better);
  }

  private double mean(MetricRequest request, Input input) {
    if (faults.contains(MetricFault.INPUT_INVENTED) && request.find(input).isEmpty()) {
      return 0;
    }
    Dataset rows = request.data(input);
    RunContext context =
        faults.contains(MetricFault.DEAF_TO_CANCELLATION)
            ? request.context().toBuilder().cancellation(new Cancellation()).build()
            : request.context();
    boolean byPosition = faults.contains(MetricFault.BY_POSITION);
    String column =
        byPosition ? rows.schema().column(0).name() : rows.schema().features().get(0).name();
    Schema read =
        rows.schema()
            .select(
                rows.schema()
                    .weight()
                    .map(Column::name)
                    .map(w -> List.of(column, w))
                    .orElse(List.of(column)));
    TaskSpec task =
        new TaskSpec(
            TaskSpec.Kind.METRIC, name(), "sum", request.options(), read, Optional.empty());
    double[] sums =
        context.engine().aggregate(new AggregateRequest(task, new double[0], rows, context));
    if (sums[0] == 0 && !faults.contains(MetricFault.NOTHING_AS_ZERO)) {
      throw new GeneraException(StandardError.NO_DATA, "There is no row of any weight.");
    }
    double noise =
        faults.contains(MetricFault.THREAD_DEPENDENT) ? 1e-9 * context.engine().parallelism() : 0;
    return sums[1] / Math.max(sums[0], Double.MIN_VALUE) * (1 + noise);
  }

  @Override
  public Aggregation aggregation(TaskSpec spec) {
    boolean losesWeight = faults.contains(MetricFault.LOST_WEIGHT);
    return new Aggregation() {
      @Override
      public int prepare(double[] parameters) {
        return 2;
      }

      @Override
      public void accumulate(Batch block, double[] statistics) {
        double[] weights = losesWeight ? Rows.ones(block.rows()) : block.weights();
        double[] values = block.numbers(0);
        for (int row = 0; row < values.length; row++) {
          statistics[0] += weights[row];
          statistics[1] += weights[row] * values[row];
        }
      }
    };
  }
}
