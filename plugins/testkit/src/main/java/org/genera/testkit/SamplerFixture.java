package org.genera.testkit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.genera.api.data.Batch;
import org.genera.api.engine.TaskProvider;
import org.genera.api.model.Model;

/**
 * One case for {@link SamplerContract}: a model and how to sample from it. Immutable; the methods
 * that refine it return a new one.
 *
 * @param name what the test report calls it
 * @param model the model to sample from
 * @param options the sampler's options, as users write them
 * @param data rows such as the model was trained on, for samplers that fit something
 * @param given one row of known columns, which every drawn row must have
 * @param exact whether the rows follow the model's density (given what is known)
 * @param others plugins whose tasks or families the sampler uses
 */
public record SamplerFixture(
    String name,
    Model model,
    Map<String, String> options,
    Optional<Batch> data,
    Optional<Batch> given,
    boolean exact,
    List<TaskProvider> others) {

  /**
   * A case in which nothing is known, of which nothing is claimed.
   *
   * @param name what the test report calls it
   * @param model a model with what the sampler requires
   * @return the fixture
   */
  public static SamplerFixture of(String name, Model model) {
    return new SamplerFixture(
        name, model, Map.of(), Optional.empty(), Optional.empty(), false, List.of());
  }

  /**
   * The same with options.
   *
   * @param texts as users write them, by name
   * @return a new fixture
   */
  public SamplerFixture options(Map<String, String> texts) {
    return new SamplerFixture(name, model, texts, data, given, exact, others);
  }

  /**
   * The same with data.
   *
   * @param rows rows such as the model was trained on
   * @return a new fixture
   */
  public SamplerFixture data(Batch rows) {
    return new SamplerFixture(name, model, options, Optional.of(rows), given, exact, others);
  }

  /**
   * The same with known values.
   *
   * @param evidence one row of the known columns
   * @return a new fixture
   */
  public SamplerFixture given(Batch evidence) {
    return new SamplerFixture(name, model, options, data, Optional.of(evidence), exact, others);
  }

  /**
   * The same with the claim that the rows follow the model's density.
   *
   * @return a new fixture
   */
  public SamplerFixture exactly() {
    return new SamplerFixture(name, model, options, data, given, true, others);
  }

  /**
   * The same with other plugins.
   *
   * @param plugins whose tasks or families the sampler uses
   * @return a new fixture
   */
  public SamplerFixture with(TaskProvider... plugins) {
    return new SamplerFixture(name, model, options, data, given, exact, List.of(plugins));
  }
}
