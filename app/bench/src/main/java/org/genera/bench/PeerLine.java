package org.genera.bench;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a peer's script prints of a measurement: one line of JSON.
 *
 * @param line the line
 */
record PeerLine(String line) {

  /** A number; NaN for null. */
  double figure(String name) {
    Matcher matcher = Pattern.compile("\"" + name + "\": (-?[0-9.e-]+)").matcher(line);
    return matcher.find() ? Double.parseDouble(matcher.group(1)) : Double.NaN;
  }

  /**
   * The measurement of an iteration.
   *
   * @param iterations in one repetition
   * @param result the name of what the work found
   */
  Measurement measurement(int iterations, String result) {
    return new Measurement(
        figure("seconds_per_iteration"),
        figure("cpu_seconds") / iterations,
        Measurement.known(figure(result)),
        (long) (figure("peak_rss_mib") * (1 << 20)));
  }
}
