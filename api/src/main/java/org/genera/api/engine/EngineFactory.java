package org.genera.api.engine;

import org.genera.api.Plugin;

/**
 * Makes engines: a service that a plugin provides. The platform's own, {@code local}, runs on
 * threads.
 */
public interface EngineFactory extends Plugin {

  /**
   * Makes an engine.
   *
   * @param request options, threads and the look-up of tasks
   * @return an engine, which the caller closes
   */
  Engine create(EngineRequest request);
}
