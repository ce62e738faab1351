package org.genera.bench;

import java.util.OptionalDouble;

/**
 * What was measured of a workload.
 *
 * @param seconds of an iteration, by the clock: the median of the repetitions
 * @param cpuSeconds of all threads in the median repetition, by iteration
 * @param result what the work found, such as a mean log-likelihood or an accuracy; none where rows
 *     are drawn
 * @param peakBytes the most memory that the process held
 */
record Measurement(double seconds, double cpuSeconds, OptionalDouble result, long peakBytes) {

  /** One line, as a process tells another. */
  String toLine() {
    return seconds + " " + cpuSeconds + " " + result.orElse(Double.NaN) + " " + peakBytes;
  }

  /** The same with a result that was found apart from the measurement. */
  Measurement withResult(OptionalDouble found) {
    return new Measurement(seconds, cpuSeconds, found, peakBytes);
  }

  static Measurement parse(String line) {
    String[] fields = line.strip().split(" ");
    return new Measurement(
        Double.parseDouble(fields[0]),
        Double.parseDouble(fields[1]),
        known(Double.parseDouble(fields[2])),
        Long.parseLong(fields[3]));
  }

  /** Nothing for NaN. */
  static OptionalDouble known(double result) {
    return Double.isNaN(result) ? OptionalDouble.empty() : OptionalDouble.of(result);
  }
}
