package org.genera.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
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
import org.genera.api.metric.MetricValue.Better;
import org.genera.api.model.Capability;
import org.genera.api.model.Density;
import org.genera.api.model.Model;

/**
 * log p(x) of rows that the model has not seen, weighted by the weight column: the mean with its
 * standard error, the total, and how many rows the model holds impossible.
 */
public final class HeldOutLogLikelihood implements Metric {

  private static final String TASK = "log-likelihood";

  /** The metric; it has no state. */
  public HeldOutLogLikelihood() {}

  @Override
  public String name() {
    return "held-out-log-likelihood";
  }

  @Override
  public String description() {
    return "mean log p(x) of held-out rows in nats, with its standard error";
  }

  @Override
  public Set<Input> inputs() {
    return Set.of(Input.MODEL, Input.HELD_OUT);
  }

  @Override
  public Set<Class<? extends Capability>> requires() {
    return Set.of(Density.class);
  }

  @Override
  public MetricResult evaluate(MetricRequest request) {
    Dataset heldOut = request.data(Input.HELD_OUT);
    Model model = request.model();
    TaskSpec task =
        new TaskSpec(
            TaskSpec.Kind.METRIC,
            name(),
            TASK,
            request.options(),
            scored(model.schema(), heldOut.schema()),
            Optional.of(model));
    double[] sums =
        request
            .context()
            .engine()
            .aggregate(new AggregateRequest(task, new double[0], heldOut, request.context()));
    return result(new LogLikelihoodSums(sums));
  }

  @Override
  public Aggregation aggregation(TaskSpec spec) {
    if (!spec.task().equals(TASK)) {
      return Metric.super.aggregation(spec);
    }
    Model model = spec.model().orElseThrow(this::unsupported);
    Density density = model.capability(Density.class).orElseThrow(this::unsupported);
    return new LogLikelihoodAggregation(density, model.schema());
  }

  private GeneraException unsupported() {
    return new GeneraException(
        StandardError.UNSUPPORTED_CAPABILITY,
        "The metric '"
            + name()
            + "' needs a model with an explicit density (Density), which this one lacks.");
  }

  /** The model's features, and the weight of the data. */
  private static Schema scored(Schema model, Schema data) {
    List<String> names = new ArrayList<>();
    model.features().forEach(feature -> names.add(feature.name()));
    data.weight().map(Column::name).ifPresent(names::add);
    return data.select(names);
  }

  private static MetricResult result(LogLikelihoodSums sums) {
    if (!(sums.weight() > 0)) {
      throw new GeneraException(
          StandardError.NO_DATA,
          "Of " + sums.rows() + " held-out rows none has a weight above zero; give others.");
    }
    double error = sums.standardErrorOfMean();
    return new MetricResult(
        List.of(
            new MetricValue("meanLogLikelihood", sums.mean(), finite(error), Better.HIGHER),
            new MetricValue(
                "logLikelihood", sums.total(), finite(error * sums.weight()), Better.HIGHER),
            new MetricValue("rows", sums.rows(), OptionalDouble.empty(), Better.NEITHER),
            new MetricValue(
                "impossibleRows", sums.impossibleRows(), OptionalDouble.empty(), Better.LOWER)));
  }

  private static OptionalDouble finite(double value) {
    return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
  }
}
