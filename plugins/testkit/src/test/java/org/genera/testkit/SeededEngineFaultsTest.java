package org.genera.testkit;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.genera.api.engine.Engine;
import org.genera.api.engine.EngineFactory;
import org.genera.api.engine.EngineRequest;
import org.genera.core.engine.LocalEngineFactory;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The contract of engines catches mistakes. */
class SeededEngineFaultsTest {

  private static EngineFault seeded = EngineFault.SUM_IN_ORDER;

  /** The contract as the launcher runs it, on an engine with the fault of the moment. */
  static final class Faulty extends EngineContract {
    @Override
    protected EngineFactory factory() {
      return new EngineFactory() {
        @Override
        public String name() {
          return "faulty";
        }

        @Override
        public String description() {
          return "an engine with a fault";
        }

        @Override
        public Engine create(EngineRequest request) {
          return new FaultyEngine(new LocalEngineFactory().create(request), seeded);
        }
      };
    }

    @Override
    protected boolean isService() {
      return false;
    }
  }

  @TestFactory
  Stream<DynamicTest> everyFaultIsCaught() {
    return Arrays.stream(EngineFault.values())
        .map(
            fault -> {
              seeded = fault;
              Set<String> laws = BrokenLaws.of(Faulty.class);
              return DynamicTest.dynamicTest(
                  fault.text() + ": caught by " + laws,
                  () -> assertTrue(laws.contains(fault.law()), fault + ": " + laws));
            });
  }
}
