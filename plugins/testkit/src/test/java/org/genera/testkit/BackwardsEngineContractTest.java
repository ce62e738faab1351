package org.genera.testkit;

import org.genera.api.engine.Engine;
import org.genera.api.engine.EngineFactory;
import org.genera.api.engine.EngineRequest;

/** The engine that unsettles families keeps the contract of engines itself. */
class BackwardsEngineContractTest extends EngineContract {

  @Override
  protected EngineFactory factory() {
    return new EngineFactory() {
      @Override
      public String name() {
        return "backwards";
      }

      @Override
      public String description() {
        return "blocks from the last to the first";
      }

      @Override
      public Engine create(EngineRequest request) {
        return new BackwardsEngine(request.tasks());
      }
    };
  }

  @Override
  protected boolean isService() {
    return false;
  }
}
