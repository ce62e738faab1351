package org.genera.testkit;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.genera.api.model.ModelFamily;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/**
 * The contract of families catches mistakes: it is run against a family that is right but for one
 * fault, and must fail. The names of the tests list the faults and the laws that caught them.
 */
class SeededFaultsTest {

  private static Fault seeded = Fault.WRONG_NORMALISER;

  /** The contract as the launcher runs it, on a family with the fault of the moment. */
  static final class FaultyNaiveBayes extends NaiveBayesContract {
    @Override
    protected ModelFamily family() {
      return new NaiveBayesFamily(seeded);
    }
  }

  /** The same on another family. */
  static final class FaultyGaussian extends GaussianContract {
    @Override
    protected ModelFamily family() {
      return new GaussianFamily(seeded);
    }

    @Override
    protected List<ModelFixture> fixtures() {
      return List.of(fixture("four columns", 4));
    }
  }

  @TestFactory
  Stream<DynamicTest> everyFaultIsCaught() {
    return Arrays.stream(Fault.values()).map(SeededFaultsTest::isCaught);
  }

  private static DynamicTest isCaught(Fault fault) {
    Set<String> laws = brokenLaws(fault);
    return DynamicTest.dynamicTest(
        fault.text() + ": caught by " + laws,
        () -> assertFalse(laws.isEmpty(), fault + " is not caught"));
  }

  /** The contract of a family that can make a mistake. */
  private static Class<?> contract(Fault fault) {
    return fault == Fault.LEAKED_LABEL ? FaultyNaiveBayes.class : FaultyGaussian.class;
  }

  private static Set<String> brokenLaws(Fault fault) {
    seeded = fault;
    SummaryGeneratingListener listener = new SummaryGeneratingListener();
    Launcher launcher = LauncherFactory.create();
    launcher.execute(
        LauncherDiscoveryRequestBuilder.request().selectors(selectClass(contract(fault))).build(),
        listener);
    Set<String> laws = new TreeSet<>();
    for (TestExecutionSummary.Failure failure : listener.getSummary().getFailures()) {
      laws.add(law(failure.getTestIdentifier()));
    }
    return laws;
  }

  /** The name of the contract's method. */
  private static String law(TestIdentifier test) {
    return test.getUniqueIdObject().getSegments().stream()
        .filter(segment -> !segment.getType().startsWith("dynamic"))
        .map(UniqueId.Segment::getValue)
        .reduce((before, last) -> last)
        .map(name -> name.replace("()", ""))
        .orElseThrow();
  }
}
