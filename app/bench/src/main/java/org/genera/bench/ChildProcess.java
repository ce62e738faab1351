package org.genera.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** A process of its own for each measurement, so that its peak of memory is its own. */
final class ChildProcess {

  private ChildProcess() {}

  /** What a command prints; it must succeed. */
  static String output(List<String> command) throws IOException {
    return output(command, Map.of());
  }

  /** The same with more in its environment. */
  static String output(List<String> command, Map<String, String> environment) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().putAll(environment);
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new IOException(String.join(" ", command) + " failed: " + process.exitValue());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted.", e);
    }
    return output;
  }
}
