package org.genera.app;

import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.core.RunOptions;
import picocli.CommandLine.Option;

/** How work is run. */
final class WorkOptions {

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed of all chance; the same seed gives the same bytes (default: 1).")
  long seed = 1;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads that work (default: one a processor); no result depends on it.")
  int threads = Runtime.getRuntime().availableProcessors();

  RunOptions apply(Session session) {
    if (threads < 1) {
      throw new GeneraException(
          StandardError.USAGE, "Option --threads must be at least 1, not " + threads + ".");
    }
    return session.runOptions(seed, threads);
  }
}
