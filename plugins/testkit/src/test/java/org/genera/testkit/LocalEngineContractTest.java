package org.genera.testkit;

import org.genera.api.engine.EngineFactory;
import org.genera.core.engine.LocalEngineFactory;

class LocalEngineContractTest extends EngineContract {

  @Override
  protected EngineFactory factory() {
    return new LocalEngineFactory();
  }

  /** The platform wires its own engine. */
  @Override
  protected boolean isService() {
    return false;
  }
}
