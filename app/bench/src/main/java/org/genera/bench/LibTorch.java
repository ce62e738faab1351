package org.genera.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * PyTorch's library without Python, by the programs in {@code peers}.
 *
 * @param folder where its archives are
 * @param programs where the compiled programs are
 */
record LibTorch(Path folder, Path programs) {

  /** The compiled programs. */
  private static final String PEERS = "genera.bench.peers";

  private static final Map<String, String> PRODUCTS_BY_TWO =
      Map.of("OMP_NUM_THREADS", "1", "OPENBLAS_NUM_THREADS", "2");

  /**
   * Threads of its own loops and of its matrix products; with two of both they get into each
   * other's way, and small networks are best off with one.
   */
  private static final List<Map<String, String>> THREADS =
      List.of(
          PRODUCTS_BY_TWO,
          Map.of("OMP_NUM_THREADS", "2", "OPENBLAS_NUM_THREADS", "1"),
          Map.of("OMP_NUM_THREADS", "1", "OPENBLAS_NUM_THREADS", "1"));

  /** The peer, if it is there. */
  static Optional<LibTorch> find(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.anyMatch(file -> String.valueOf(file.getFileName()).startsWith("pytorch-"))
          ? Optional.of(new LibTorch(folder, Path.of(System.getProperty(PEERS))))
          : Optional.empty();
    }
  }

  /** Epochs of an autoencoder, with the better division of two threads. */
  Measurement measure(Path data, String model) throws IOException {
    return best("TorchSpeed", List.of(model, data.resolve(VaeBenchmark.IMAGES).toString()));
  }

  /** What a program takes for an epoch, with the best division of threads. */
  Measurement best(String program, List<String> arguments) throws IOException {
    List<Measurement> measurements = new ArrayList<>();
    for (Map<String, String> threads : THREADS) {
      PeerLine line = run(threads, program, arguments);
      measurements.add(line.measurement(1, "avg_log_likelihood"));
    }
    return measurements.stream().min(Comparator.comparing(Measurement::seconds)).orElseThrow();
  }

  /** The test log-likelihood of the autoencoder of {@link VaeLikelihoodBenchmark}. */
  Likelihood likelihood(Path data, int seed) throws IOException {
    PeerLine line =
        run(
            PRODUCTS_BY_TWO,
            "TorchLikelihood",
            List.of(
                data.resolve(MnistArrays.TRAIN).toString(),
                data.resolve(MnistArrays.TEST).toString(),
                String.valueOf(VaeLikelihoodBenchmark.EPOCHS),
                String.valueOf(VaeLikelihoodBenchmark.BATCH),
                String.valueOf(VaeLikelihoodBenchmark.EPSILON),
                String.valueOf(VaeLikelihoodBenchmark.DRAWS),
                String.valueOf(seed)));
    return new Likelihood(
        line.figure("training_seconds"),
        line.figure("scoring_seconds"),
        line.figure("log_likelihood"),
        0);
  }

  private PeerLine run(Map<String, String> threads, String program, List<String> arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", folder + "/*:" + programs, program));
    command.addAll(arguments);
    return new PeerLine(ChildProcess.output(command, threads));
  }
}
