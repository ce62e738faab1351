package org.genera.api.engine;

import static java.util.Objects.requireNonNull;

import java.util.function.Function;
import org.genera.api.option.Options;

/**
 * What an engine is made from.
 *
 * @param options the factory's options
 * @param threads how many threads it may use in this process
 * @param tasks finds the owner of a task in this process
 */
public record EngineRequest(Options options, int threads, Function<TaskSpec, TaskProvider> tasks) {

  /** Checks the number of threads. */
  public EngineRequest {
    requireNonNull(options);
    requireNonNull(tasks);
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be positive: " + threads);
    }
  }
}
