package org.genera.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Measures all workloads beside the peer and prints the table. */
public final class Comparison {

  private static final int THREADS = 2;

  /** Beyond the array itself, as much again for what comes and goes. */
  private static final long HEAP_BYTES = 48 << 20;

  private final Path data;
  private final Optional<Peer> peer;

  private Comparison(Path data, Optional<Peer> peer) {
    this.data = data;
    this.peer = peer;
  }

  /**
   * Prints the table.
   *
   * @param args the folder of the data, the folder of the peer's scripts, and the numbers of the
   *     rows wanted, from 1 (none: all)
   * @throws IOException if a process fails
   */
  public static void main(String[] args) throws IOException {
    Path data = Path.of(args[0]);
    Optional<Peer> peer = Peer.find(Path.of(args[1]));
    int[] wanted =
        args.length > 2
            ? IntStream.range(2, args.length).map(i -> Integer.parseInt(args[i]) - 1).toArray()
            : IntStream.range(0, Workload.ALL.size()).toArray();
    new Comparison(data, peer).print(wanted);
  }

  private void print(int[] wanted) throws IOException {
    if (peer.isEmpty()) {
      System.out.println("scikit-learn or its scripts are not here: Genera alone.");
    }
    requireData();
    System.out.println(Table.HEAD);
    for (int index : wanted) {
      Workload workload = Workload.ALL.get(index);
      Measurement ours = measure(index);
      Optional<Measurement> theirs = Optional.empty();
      if (peer.isPresent()) {
        theirs = Optional.of(peer.get().measure(workload, data));
      }
      System.out.println(Table.row(workload, ours, theirs));
    }
  }

  private void requireData() throws IOException {
    if (Files.exists(data.resolve(Workload.ALL.get(0).stem() + "x.npy"))) {
      return;
    }
    if (peer.isEmpty()) {
      throw new IOException(
          "There are no arrays in '" + data + "', and nothing that could generate them.");
    }
    Files.createDirectories(data);
    peer.get().generateData(data);
  }

  private Measurement measure(int index) throws IOException {
    Workload workload = Workload.ALL.get(index);
    return Measurement.parse(
        ChildProcess.output(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseParallelGC",
                "-Xmx" + (workload.arrayBytes() * 13 / 10 + HEAP_BYTES),
                "--module-path",
                System.getProperty("jdk.module.path"),
                "--module",
                "org.genera.bench/" + MixtureBenchmark.class.getName(),
                data.toString(),
                String.valueOf(index),
                String.valueOf(THREADS))));
  }
}
