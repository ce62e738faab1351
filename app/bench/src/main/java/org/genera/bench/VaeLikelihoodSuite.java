package org.genera.bench;

import static org.genera.bench.Cells.format;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Test log-likelihoods of the same autoencoder, trained by Genera and by PyTorch. A row is a seed.
 *
 * @param setting data and peers
 */
record VaeLikelihoodSuite(Setting setting) implements Suite {

  private static final List<String> HEAP = List.of("-Xmx1g");
  private static final int SEEDS = 3;

  @Override
  public void prepare() throws IOException {
    MnistArrays.require(setting.data(), setting.mnist());
  }

  @Override
  public String lack() {
    return setting.torch().isPresent()
        ? ""
        : "PyTorch's library is not where --torch says: Genera alone.\n";
  }

  @Override
  public int size() {
    return SEEDS;
  }

  @Override
  public String head() {
    return """
        | seed | Genera, nats | PyTorch, nats | difference | goal | Genera trains, s | scores, s | PyTorch trains, s | scores, s | peak MB |
        |---|---|---|---|---|---|---|---|---|---|"""
        .stripIndent();
  }

  @Override
  public String row(int index) throws IOException {
    Likelihood ours =
        Likelihood.parse(
            BenchmarkProcess.lineOnClassPath(
                VaeLikelihoodBenchmark.class, HEAP, setting.data(), index));
    Optional<Likelihood> theirs =
        setting.torch().isPresent()
            ? Optional.of(setting.torch().get().likelihood(setting.data(), index + 1))
            : Optional.empty();
    return String.join(
        " | ",
        "| " + (index + 1),
        format("%.2f", -ours.logLikelihood()),
        theirs.map(peer -> format("%.2f", -peer.logLikelihood())).orElse(""),
        theirs.map(peer -> format("%+.2f", peer.logLikelihood() - ours.logLikelihood())).orElse(""),
        "0.5",
        format("%.0f", ours.trainingSeconds()),
        format("%.0f", ours.scoringSeconds()),
        theirs.map(peer -> format("%.0f", peer.trainingSeconds())).orElse(""),
        theirs.map(peer -> format("%.0f", peer.scoringSeconds())).orElse(""),
        format("%.0f", ours.peakBytes() / 1e6) + " |");
  }
}
