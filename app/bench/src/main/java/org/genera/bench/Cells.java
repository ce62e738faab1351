package org.genera.bench;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Cells of the tables. */
final class Cells {

  private Cells() {}

  /** A number, the same in every country. */
  static String format(String pattern, double number) {
    return String.format(Locale.ROOT, pattern, number);
  }

  /** Seconds and processor seconds of both sides, and how many times faster Genera is. */
  static String beside(Measurement ours, Optional<Measurement> theirs) {
    return String.join(
        " | ",
        List.of(
            format("%.2f", ours.seconds()),
            format("%.2f", ours.cpuSeconds()),
            theirs.map(peer -> format("%.2f", peer.seconds())).orElse(""),
            theirs.map(peer -> format("%.2f", peer.cpuSeconds())).orElse(""),
            theirs.map(peer -> format("%.2f", peer.seconds() / ours.seconds())).orElse("")));
  }
}
