package org.genera.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * scikit-learn, by the scripts that lie beside the checkout.
 *
 * @param python the interpreter that has scikit-learn
 * @param scripts their folder
 */
record ScikitLearn(Path python, Path scripts) {

  private static final Path PYTHON = Path.of("/usr/bin/python3");

  /** The peer, if it is there. */
  static Optional<ScikitLearn> find(Path scripts) {
    return Files.isExecutable(PYTHON) && Files.isRegularFile(scripts.resolve("gen_data.py"))
        ? Optional.of(new ScikitLearn(PYTHON, scripts))
        : Optional.empty();
  }

  /** Whether the interpreter has a module. */
  boolean has(String module) {
    try {
      Process process =
          new ProcessBuilder(python.toString(), "-c", "import " + module)
              .redirectErrorStream(true)
              .start();
      process.getInputStream().readAllBytes();
      return process.waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /**
   * Writes the arrays of a family, and what its models start from.
   *
   * @param family the script's word for it
   */
  void generateData(Path data, String family) throws IOException {
    run("gen_data.py", "--out", data.toString(), family);
  }

  /** The better of one thread and two. */
  Measurement measure(int iterations, String result, String script, String... arguments)
      throws IOException {
    return Stream.of(
            run(script, with(arguments, "--threads=1")),
            run(script, with(arguments, "--threads=2")))
        .map(line -> new PeerLine(line).measurement(iterations, result))
        .min(Comparator.comparing(Measurement::seconds))
        .orElseThrow();
  }

  private static String[] with(String[] arguments, String last) {
    return Stream.concat(Arrays.stream(arguments), Stream.of(last)).toArray(String[]::new);
  }

  private String run(String script, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(python.toString());
    command.add(scripts.resolve(script).toString());
    command.addAll(Arrays.asList(arguments));
    return ChildProcess.output(command);
  }
}
