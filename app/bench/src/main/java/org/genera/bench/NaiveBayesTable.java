package org.genera.bench;

import static org.genera.bench.Cells.format;

import java.util.Optional;

/** The lines of the table of Naive Bayes, in Markdown. */
final class NaiveBayesTable {

  static final String HEAD =
      """
      | work | Genera, s | CPU s | scikit-learn, s | times | Smile, s | times | goal | accuracy | scikit-learn's | peak MB | limit MB |
      |---|---|---|---|---|---|---|---|---|---|---|---|"""
          .stripIndent();

  private NaiveBayesTable() {}

  static String row(
      NaiveBayesWorkload workload,
      Measurement ours,
      Optional<Measurement> scikitLearn,
      Optional<Measurement> smile) {
    return String.join(
        " | ",
        "| " + workload.title(),
        format("%.4f", ours.seconds()),
        format("%.4f", ours.cpuSeconds()),
        seconds(scikitLearn),
        times(ours, scikitLearn),
        seconds(smile),
        times(ours, smile),
        workload.goal().map(goal -> format("%.0f x ", goal.times()) + goal.peer()).orElse(""),
        accuracy(Optional.of(ours)),
        accuracy(scikitLearn),
        format("%.0f", ours.peakBytes() / 1e6),
        format("%.0f", workload.memoryLimit() / 1e6) + " |");
  }

  private static String seconds(Optional<Measurement> peer) {
    return peer.map(of -> format("%.4f", of.seconds())).orElse("");
  }

  private static String times(Measurement ours, Optional<Measurement> peer) {
    return peer.map(of -> format("%.1f", of.seconds() / ours.seconds())).orElse("");
  }

  private static String accuracy(Optional<Measurement> of) {
    return of.filter(measurement -> measurement.result().isPresent())
        .map(measurement -> format("%.6f", measurement.result().getAsDouble()))
        .orElse("");
  }
}
