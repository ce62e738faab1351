package org.genera.testkit;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.genera.api.data.Batch;
import org.genera.api.engine.TaskProvider;
import org.genera.api.metric.Metric;
import org.genera.api.model.Model;

/**
 * One case for {@link MetricContract}: what a metric is to judge. Immutable; the methods that
 * refine it return a new one.
 *
 * @param name what the test report calls it
 * @param options the metric's options, as users write them
 * @param model the model, if the metric looks at one
 * @param data the rows, by what they are
 * @param weighs whether a row of weight n counts as n rows in the first figure
 * @param others plugins whose tasks or families the metric uses
 */
public record MetricFixture(
    String name,
    Map<String, String> options,
    Optional<Model> model,
    Map<Metric.Input, Batch> data,
    boolean weighs,
    List<TaskProvider> others) {

  /**
   * A case with nothing to judge.
   *
   * @param name what the test report calls it
   * @return the fixture
   */
  public static MetricFixture of(String name) {
    return new MetricFixture(name, Map.of(), Optional.empty(), Map.of(), false, List.of());
  }

  /**
   * The same with options.
   *
   * @param texts as users write them, by name
   * @return a new fixture
   */
  public MetricFixture options(Map<String, String> texts) {
    return new MetricFixture(name, texts, model, data, weighs, others);
  }

  /**
   * The same with a model.
   *
   * @param judged the model
   * @return a new fixture
   */
  public MetricFixture model(Model judged) {
    return new MetricFixture(name, options, Optional.of(judged), data, weighs, others);
  }

  /**
   * The same with more data.
   *
   * @param input what they are
   * @param rows the rows, without a weight column
   * @return a new fixture
   */
  public MetricFixture data(Metric.Input input, Batch rows) {
    Map<Metric.Input, Batch> more = new EnumMap<>(Metric.Input.class);
    more.putAll(data);
    more.put(input, rows);
    return new MetricFixture(name, options, model, more, weighs, others);
  }

  /**
   * The same with the claim that a row of weight n counts as n rows in the first figure.
   *
   * @return a new fixture
   */
  public MetricFixture weighing() {
    return new MetricFixture(name, options, model, data, true, others);
  }

  /**
   * The same with other plugins.
   *
   * @param plugins whose tasks or families the metric uses
   * @return a new fixture
   */
  public MetricFixture with(TaskProvider... plugins) {
    return new MetricFixture(name, options, model, data, weighs, List.of(plugins));
  }

  MetricFixture without(Metric.Input input) {
    Map<Metric.Input, Batch> fewer = new EnumMap<>(Metric.Input.class);
    fewer.putAll(data);
    fewer.remove(input);
    Optional<Model> rest = input == Metric.Input.MODEL ? Optional.empty() : model;
    return new MetricFixture(name, options, rest, fewer, weighs, others);
  }
}
