package org.genera.testkit;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.genera.api.metric.Metric;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The contract of metrics catches mistakes. */
class SeededMetricFaultsTest {

  private static MetricFault seeded = MetricFault.CONSTANT;

  /** The contract as the launcher runs it, on a metric with the fault of the moment. */
  static final class Faulty extends MeanDifferenceContract {
    @Override
    protected Metric metric() {
      return new MeanDifference(seeded);
    }
  }

  @TestFactory
  Stream<DynamicTest> everyFaultIsCaught() {
    return Arrays.stream(MetricFault.values())
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
