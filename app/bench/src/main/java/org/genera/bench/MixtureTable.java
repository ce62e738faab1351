package org.genera.bench;

import static org.genera.bench.Cells.format;

import java.util.Optional;
import java.util.OptionalDouble;

/** The lines of the table of mixtures, in Markdown. */
final class MixtureTable {

  static final String HEAD =
      """
      | work | rows x columns, components | Genera, s | CPU s | scikit-learn, s | CPU s | times faster | goal | mean log-likelihood | scikit-learn's | peak MB | limit MB |
      |---|---|---|---|---|---|---|---|---|---|---|---|"""
          .stripIndent();

  private MixtureTable() {}

  static String row(MixtureWorkload workload, Measurement ours, Optional<Measurement> theirs) {
    return String.join(
        " | ",
        "| " + workload.title(),
        workload.size(),
        seconds(ours.seconds()),
        seconds(ours.cpuSeconds()),
        theirs.map(peer -> seconds(peer.seconds())).orElse(""),
        theirs.map(peer -> seconds(peer.cpuSeconds())).orElse(""),
        theirs.map(peer -> format("%.1f", peer.seconds() / ours.seconds())).orElse(""),
        format("%.0f", workload.goal()),
        mean(ours.result()),
        theirs.map(peer -> mean(peer.result())).orElse(""),
        megabytes(ours.peakBytes()),
        megabytes(workload.memoryLimit()) + " |");
  }

  private static String seconds(double seconds) {
    return format("%.4f", seconds);
  }

  private static String mean(OptionalDouble meanLogLikelihood) {
    return meanLogLikelihood.isPresent() ? format("%.5f", meanLogLikelihood.getAsDouble()) : "";
  }

  private static String megabytes(long bytes) {
    return format("%.0f", bytes / 1e6);
  }
}
