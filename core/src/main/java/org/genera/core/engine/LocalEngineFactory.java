package org.genera.core.engine;

import org.genera.api.engine.Engine;
import org.genera.api.engine.EngineFactory;
import org.genera.api.engine.EngineRequest;

/** Makes the platform's own engine, which runs on threads of this process. */
public final class LocalEngineFactory implements EngineFactory {

  /** The factory. */
  public LocalEngineFactory() {}

  @Override
  public String name() {
    return "local";
  }

  @Override
  public String description() {
    return "Threads of this process";
  }

  @Override
  public Engine create(EngineRequest request) {
    return new LocalEngine(request.threads(), request.tasks());
  }
}
