package org.genera.testkit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.Set;
import java.util.TreeSet;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** Runs a contract as the launcher does, and tells which of its laws are broken. */
final class BrokenLaws {

  private BrokenLaws() {}

  static Set<String> of(Class<?> contract) {
    SummaryGeneratingListener listener = new SummaryGeneratingListener();
    LauncherFactory.create()
        .execute(
            LauncherDiscoveryRequestBuilder.request().selectors(selectClass(contract)).build(),
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
