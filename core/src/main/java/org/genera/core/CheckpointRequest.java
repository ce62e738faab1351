package org.genera.core;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Where the state of a training is kept. The file is the caller's to delete once the model is
 * saved.
 *
 * @param file the file
 * @param resume whether training goes on from the state in the file, if there is one; else it
 *     begins, and the file is replaced
 * @param every how much time passes between two states, more or less
 */
public record CheckpointRequest(Path file, boolean resume, Duration every) {

  /** Checks the time. */
  public CheckpointRequest {
    if (every.isNegative()) {
      throw new IllegalArgumentException("time cannot be negative: " + every);
    }
  }
}
