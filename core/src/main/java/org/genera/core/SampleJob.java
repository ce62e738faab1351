package org.genera.core;

import java.util.Map;
import java.util.Optional;
import org.genera.api.model.Model;

/**
 * How many rows to draw from which model, and where to write them. Immutable.
 *
 * @param model the model
 * @param rows how many rows
 * @param output where they go
 * @param sampler the sampler's name; {@code conditional} where values are given and {@code
 *     ancestral} otherwise, if absent
 * @param options the sampler's options, as text
 * @param given known values, as text, by column name
 * @param run seed, threads, listener, cancellation
 */
public record SampleJob(
    Model model,
    long rows,
    OutputRequest output,
    Optional<String> sampler,
    Map<String, String> options,
    Map<String, String> given,
    RunOptions run) {

  /** Copies the maps. */
  public SampleJob {
    options = Map.copyOf(options);
    given = Map.copyOf(given);
  }

  /**
   * A job with the default sampler.
   *
   * @param model the model
   * @param rows how many rows
   * @param output where they go
   * @return the job
   */
  public static SampleJob of(Model model, long rows, OutputRequest output) {
    return new SampleJob(
        model, rows, output, Optional.empty(), Map.of(), Map.of(), RunOptions.defaults());
  }

  /**
   * The same with another sampler.
   *
   * @param name the sampler's name
   * @return a new job
   */
  public SampleJob sampler(String name) {
    return new SampleJob(model, rows, output, Optional.of(name), options, given, run);
  }

  /**
   * The same with options for the sampler.
   *
   * @param texts texts by option name
   * @return a new job
   */
  public SampleJob options(Map<String, String> texts) {
    return new SampleJob(model, rows, output, sampler, texts, given, run);
  }

  /**
   * The same with known values.
   *
   * @param texts texts by column name
   * @return a new job
   */
  public SampleJob given(Map<String, String> texts) {
    return new SampleJob(model, rows, output, sampler, options, texts, run);
  }

  /**
   * The same run in another way.
   *
   * @param value seed, threads, listener, cancellation
   * @return a new job
   */
  public SampleJob run(RunOptions value) {
    return new SampleJob(model, rows, output, sampler, options, given, value);
  }
}
