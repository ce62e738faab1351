package org.genera.testkit;

import static org.junit.jupiter.api.Assertions.assertTrue;

/** Assertions on numbers that are equal up to rounding, or up to chance. */
final class Closeness {

  private static final double STANDARD_ERRORS = 5;

  private Closeness() {}

  /** The two differ by no more than a share of the larger of 1 and the expected number. */
  static void assertClose(double expected, double actual, double share, String message) {
    double allowed = share * Math.max(1, Math.abs(expected));
    assertTrue(
        expected == actual || Math.abs(expected - actual) <= allowed,
        () -> message + ": expected " + expected + " within " + allowed + ", but was " + actual);
  }

  static void assertClose(double[] expected, double[] actual, double share, String message) {
    assertTrue(expected.length == actual.length, message + ": " + actual.length + " numbers");
    for (int i = 0; i < expected.length; i++) {
      assertClose(expected[i], actual[i], share, message + ", row " + (i + 1));
    }
  }

  /** The difference of two estimates is within five standard errors. */
  static void assertSame(Mean one, Mean other, String message) {
    double error = Math.hypot(one.standardError(), other.standardError());
    double slack = STANDARD_ERRORS * error + 1e-9 * Math.max(1, Math.abs(one.mean()));
    assertTrue(
        Math.abs(one.mean() - other.mean()) <= slack,
        () -> message + ": " + one.mean() + " and " + other.mean() + " differ, s.e. " + error);
  }

  /**
   * A mean of independent draws.
   *
   * @param mean their mean
   * @param standardError the standard error of the mean
   */
  record Mean(double mean, double standardError) {

    static Mean exactly(double value) {
      return new Mean(value, 0);
    }

    static Mean of(double[] draws) {
      double mean = 0;
      for (double draw : draws) {
        mean += draw / draws.length;
      }
      double squares = 0;
      for (double draw : draws) {
        squares += (draw - mean) * (draw - mean);
      }
      return new Mean(mean, Math.sqrt(squares / draws.length / Math.max(1, draws.length - 1)));
    }
  }
}
