package org.genera.testkit;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.genera.api.sample.SamplerFactory;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The contract of samplers catches mistakes. */
class SeededSamplerFaultsTest {

  private static SamplerFault seeded = SamplerFault.ONE_STREAM_FOR_ALL_BLOCKS;

  /** The contract as the launcher runs it, on a sampler with the fault of the moment. */
  static final class Faulty extends PlainSamplerContract {
    @Override
    protected SamplerFactory sampler() {
      return new PlainSampler(seeded);
    }
  }

  @TestFactory
  Stream<DynamicTest> everyFaultIsCaught() {
    return Arrays.stream(SamplerFault.values())
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
