package org.genera.api.engine;

import org.genera.api.GeneraException;
import org.genera.api.Plugin;
import org.genera.api.StandardError;

/**
 * A plugin that has tasks of its own to run on engines. It makes the code of a task from the task's
 * description, in any process.
 */
public interface TaskProvider extends Plugin {

  /**
   * The code of a task that sums statistics.
   *
   * @param spec the task
   * @return a fresh aggregation, used by one thread at a time; an engine may keep it for later
   *     passes of the same task
   * @throws GeneraException {@link StandardError#INTERNAL} if it has no such task
   */
  default Aggregation aggregation(TaskSpec spec) {
    throw new GeneraException(
        StandardError.INTERNAL, "'" + name() + "' has no aggregation '" + spec.task() + "'.");
  }

  /**
   * The code of a task that turns blocks into blocks.
   *
   * @param spec the task
   * @return a fresh task, used by one thread at a time
   * @throws GeneraException {@link StandardError#INTERNAL} if it has no such task
   */
  default BlockTask blockTask(TaskSpec spec) {
    throw new GeneraException(
        StandardError.INTERNAL, "'" + name() + "' has no block task '" + spec.task() + "'.");
  }
}
