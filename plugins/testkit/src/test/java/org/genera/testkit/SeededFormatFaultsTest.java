package org.genera.testkit;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.genera.api.data.DatasetFormat;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The contract of formats catches mistakes. */
class SeededFormatFaultsTest {

  private static FormatFault seeded = FormatFault.ROUNDED;

  /** The contract as the launcher runs it, on a format with the fault of the moment. */
  static final class Faulty extends PipesFormatContract {
    @Override
    protected DatasetFormat format() {
      return new PipesFormat(seeded);
    }
  }

  @TestFactory
  Stream<DynamicTest> everyFaultIsCaught() {
    return Arrays.stream(FormatFault.values())
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
