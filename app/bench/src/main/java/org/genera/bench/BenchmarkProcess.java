package org.genera.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs a benchmark of Genera in a virtual machine of its own. */
final class BenchmarkProcess {

  private static final int THREADS = 2;

  /** The class path of neural families, beside the modules of this program. */
  private static final String NEURAL = "genera.bench.neural";

  private BenchmarkProcess() {}

  /**
   * Measures a piece of work.
   *
   * @param heap options that size the heap
   * @param index its position in the list of the benchmark's workloads
   */
  static Measurement measure(Class<?> benchmark, List<String> heap, Path data, int index)
      throws IOException {
    List<String> program =
        List.of(
            "--module-path",
            System.getProperty("jdk.module.path"),
            "--module",
            "org.genera.bench/" + benchmark.getName());
    return Measurement.parse(run(heap, program, data, index));
  }

  /** The same on a class path, where Deeplearning4j must be. */
  static Measurement measureOnClassPath(Class<?> benchmark, List<String> heap, Path data, int index)
      throws IOException {
    return Measurement.parse(lineOnClassPath(benchmark, heap, data, index));
  }

  /** What a benchmark prints there. */
  static String lineOnClassPath(Class<?> benchmark, List<String> heap, Path data, int index)
      throws IOException {
    String modules = System.getProperty("jdk.module.path") + "/*";
    String neural = System.getProperty(NEURAL);
    return run(heap, List.of("-cp", modules + ":" + neural, benchmark.getName()), data, index);
  }

  private static String run(List<String> heap, List<String> program, Path data, int index)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:+UseParallelGC");
    command.addAll(heap);
    command.addAll(program);
    command.addAll(List.of(data.toString(), String.valueOf(index), String.valueOf(THREADS)));
    return ChildProcess.output(command);
  }
}
