package org.genera.bench;

import static org.genera.bench.Cells.format;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Variational autoencoders beside PyTorch with its fused Adam: in Python where the interpreter has
 * it, else its library.
 *
 * @param setting data and peers
 */
record VaeSuite(Setting setting) implements Suite {

  private static final String PEER = "torch";
  private static final List<String> HEAP = List.of("-Xmx1g");
  private static final int PEER_REPETITIONS = 3;

  @Override
  public void prepare() throws IOException {
    setting.requireArrays("images", VaeBenchmark.IMAGES);
  }

  @Override
  public String lack() {
    return isInPython() || setting.torch().isPresent()
        ? ""
        : "PyTorch is not here, nor its library where --torch says: Genera alone.\n";
  }

  private boolean isInPython() {
    return setting.scikitLearn().map(python -> python.has(PEER)).orElse(false);
  }

  @Override
  public int size() {
    return VaeWorkload.ALL.size();
  }

  @Override
  public String head() {
    return """
        | autoencoder, an epoch of 60,000 pictures | Genera, s | CPU s | PyTorch, s | CPU s | times faster | goal | bound while training | PyTorch's | peak MB |
        |---|---|---|---|---|---|---|---|---|---|"""
        .stripIndent();
  }

  @Override
  public String row(int index) throws IOException {
    VaeWorkload workload = VaeWorkload.ALL.get(index);
    Optional<Measurement> theirs = theirs(workload);
    Measurement ours =
        BenchmarkProcess.measureOnClassPath(VaeBenchmark.class, HEAP, setting.data(), index);
    return String.join(
        " | ",
        "| " + workload.title(),
        Cells.beside(ours, theirs),
        "1",
        format("%.2f", ours.result().orElse(Double.NaN)),
        theirs.map(peer -> format("%.2f", peer.result().orElse(Double.NaN))).orElse(""),
        format("%.0f", ours.peakBytes() / 1e6) + " |");
  }

  private Optional<Measurement> theirs(VaeWorkload workload) throws IOException {
    if (isInPython()) {
      return Optional.of(
          setting
              .scikitLearn()
              .orElseThrow()
              .measure(
                  1,
                  "avg_log_likelihood",
                  "bench_vae.py",
                  "--data=" + setting.data(),
                  "--model=" + workload.peer(),
                  "--reps=" + PEER_REPETITIONS,
                  "--fused-adam"));
    }
    return setting.torch().isPresent()
        ? Optional.of(setting.torch().get().measure(setting.data(), workload.peer()))
        : Optional.empty();
  }
}
