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
 * PyTorch's library without Python, by the program in {@code peers}.
 *
 * @param folder where its archives are
 * @param program the source of the program
 */
record LibTorch(Path folder, Path program) {

  /** The folder of the program. */
  private static final String PEERS = "genera.bench.peers";

  /**
   * Threads of its own loops and of its matrix products; with two of both they get into each
   * other's way.
   */
  private static final List<Map<String, String>> THREADS =
      List.of(
          Map.of("OMP_NUM_THREADS", "1", "OPENBLAS_NUM_THREADS", "2"),
          Map.of("OMP_NUM_THREADS", "2", "OPENBLAS_NUM_THREADS", "1"));

  /** The peer, if it is there. */
  static Optional<LibTorch> find(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.anyMatch(file -> String.valueOf(file.getFileName()).startsWith("pytorch-"))
          ? Optional.of(new LibTorch(folder, Path.of(System.getProperty(PEERS), "TorchVae.java")))
          : Optional.empty();
    }
  }

  /** Epochs of an autoencoder, with the better division of two threads. */
  Measurement measure(Path data, String model) throws IOException {
    List<Measurement> measurements = new ArrayList<>();
    for (Map<String, String> threads : THREADS) {
      List<String> command =
          List.of(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-cp",
              folder + "/*",
              program.toString(),
              model,
              data.resolve(VaeBenchmark.IMAGES).toString());
      String output = ChildProcess.output(command, threads);
      measurements.add(new PeerLine(output).measurement(1, "avg_log_likelihood"));
    }
    return measurements.stream().min(Comparator.comparing(Measurement::seconds)).orElseThrow();
  }
}
