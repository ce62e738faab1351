package org.genera.bench;

import java.util.OptionalDouble;

/**
 * What was measured of a workload.
 *
 * @param seconds of an iteration, by the clock: the median of the repetitions
 * @param cpuSeconds of all threads in the median repetition, by iteration
 * @param meanLogLikelihood of the rows after the last iteration; none where rows are drawn
 * @param peakBytes the most memory that the process held
 */
record Measurement(
    double seconds, double cpuSeconds, OptionalDouble meanLogLikelihood, long peakBytes) {

  /** One line, as a process tells another. */
  String toLine() {
    return seconds
        + " "
        + cpuSeconds
        + " "
        + meanLogLikelihood.orElse(Double.NaN)
        + " "
        + peakBytes;
  }

  static Measurement parse(String line) {
    String[] fields = line.strip().split(" ");
    double meanLogLikelihood = Double.parseDouble(fields[2]);
    return new Measurement(
        Double.parseDouble(fields[0]),
        Double.parseDouble(fields[1]),
        Double.isNaN(meanLogLikelihood)
            ? OptionalDouble.empty()
            : OptionalDouble.of(meanLogLikelihood),
        Long.parseLong(fields[3]));
  }
}
