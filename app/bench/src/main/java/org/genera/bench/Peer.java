package org.genera.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * scikit-learn's mixtures, by the scripts that lie beside the checkout.
 *
 * @param python the interpreter that has scikit-learn
 * @param scripts their folder
 */
record Peer(Path python, Path scripts) {

  private static final Path PYTHON = Path.of("/usr/bin/python3");

  /** The peer, if it is there. */
  static Optional<Peer> find(Path scripts) {
    return Files.isExecutable(PYTHON) && Files.isRegularFile(scripts.resolve("bench_gmm.py"))
        ? Optional.of(new Peer(PYTHON, scripts))
        : Optional.empty();
  }

  /** Writes the arrays and the starts. */
  void generateData(Path data) throws IOException {
    run("gen_data.py", "--out", data.toString(), "gmm");
  }

  /** The better of one thread and two. */
  Measurement measure(Workload workload, Path data) throws IOException {
    return Stream.of(measure(workload, data, 1), measure(workload, data, 2))
        .min(Comparator.comparing(Measurement::seconds))
        .orElseThrow();
  }

  private Measurement measure(Workload workload, Path data, int threads) throws IOException {
    String line =
        run(
            "bench_gmm.py",
            "--data=" + data,
            "--size=%d,%d,%d".formatted(workload.rows(), workload.columns(), workload.components()),
            "--covariance=" + (workload.isDiagonal() ? "diag" : "full"),
            "--task=" + workload.task().name().toLowerCase(Locale.ROOT),
            "--iterations=" + workload.iterations(),
            "--threads=" + threads);
    double meanLogLikelihood = figure(line, "avg_log_likelihood");
    return new Measurement(
        figure(line, "seconds_per_iteration"),
        figure(line, "cpu_seconds") / workload.iterations(),
        Double.isNaN(meanLogLikelihood)
            ? OptionalDouble.empty()
            : OptionalDouble.of(meanLogLikelihood),
        (long) (figure(line, "peak_rss_mib") * (1 << 20)));
  }

  /** A number of a line of JSON; NaN for null. */
  private static double figure(String line, String name) {
    Matcher matcher = Pattern.compile("\"" + name + "\": (-?[0-9.e-]+)").matcher(line);
    return matcher.find() ? Double.parseDouble(matcher.group(1)) : Double.NaN;
  }

  private String run(String script, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(python.toString());
    command.add(scripts.resolve(script).toString());
    command.addAll(Arrays.asList(arguments));
    return ChildProcess.output(command);
  }
}
