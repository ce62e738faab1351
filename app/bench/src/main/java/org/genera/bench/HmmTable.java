package org.genera.bench;

import static org.genera.bench.Cells.format;

import java.util.Optional;
import java.util.OptionalDouble;

/** The lines of the table of hidden Markov models, in Markdown. */
final class HmmTable {

  static final String HEAD =
      """
      | work | series x steps, width, states | Genera, s | CPU s | hmmlearn, s | times faster | goal | log-likelihood a step | hmmlearn's | peak MB |
      |---|---|---|---|---|---|---|---|---|---|"""
          .stripIndent();

  private HmmTable() {}

  /**
   * A line.
   *
   * @param byRatio whether the peer's seconds are not its own
   */
  static String row(
      HmmWorkload workload, Measurement ours, Optional<Measurement> theirs, boolean byRatio) {
    return String.join(
        " | ",
        "| " + workload.title(),
        workload.size(),
        format("%.4f", ours.seconds()),
        format("%.4f", ours.cpuSeconds()),
        theirs.map(peer -> (byRatio ? "≈ " : "") + format("%.4f", peer.seconds())).orElse(""),
        theirs.map(peer -> format("%.1f", peer.seconds() / ours.seconds())).orElse(""),
        format("%.0f", HmmWorkload.GOAL),
        mean(ours.result()),
        theirs.map(peer -> mean(peer.result())).orElse(""),
        format("%.0f", ours.peakBytes() / 1e6) + " |");
  }

  private static String mean(OptionalDouble logLikelihood) {
    return logLikelihood.isPresent() ? format("%.6f", logLikelihood.getAsDouble()) : "";
  }
}
