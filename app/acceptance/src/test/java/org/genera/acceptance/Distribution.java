package org.genera.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A distribution on disk, run as a user runs it: through its script, in a process of its own. */
record Distribution(Path home) {

  /** The distribution that the build assembled. */
  static Distribution built() {
    return new Distribution(
        Path.of(System.getProperty("genera.distribution")).toAbsolutePath().normalize());
  }

  /** A copy that a test may spoil. */
  Distribution copyTo(Path target) throws IOException {
    try (Stream<Path> files = Files.walk(home)) {
      for (Path file : files.toList()) {
        Path copy = target.resolve(home.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy, java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
    }
    return new Distribution(target);
  }

  Path plugins() {
    return home.resolve("plugins");
  }

  /** What a process left behind. */
  record Outcome(int exitCode, String out, String err) {
    Outcome expect(int expected) {
      if (exitCode != expected) {
        throw new AssertionError(
            "exit code " + exitCode + " instead of " + expected + "\n" + out + "\n" + err);
      }
      return this;
    }
  }

  Outcome run(Path directory, String... args) {
    return run(directory, Map.of(), args);
  }

  Outcome run(Path directory, Map<String, String> environment, String... args) {
    List<String> command = new ArrayList<>(List.of(home.resolve("bin/genera").toString()));
    command.addAll(List.of(args));
    return start(directory, environment, command);
  }

  static Outcome start(Path directory, Map<String, String> environment, List<String> command) {
    try {
      Path out = Files.createTempFile("out", ".txt");
      Path err = Files.createTempFile("err", ".txt");
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(directory.toFile())
              .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
              .redirectOutput(out.toFile())
              .redirectError(err.toFile());
      builder.environment().putAll(environment);
      Process process = builder.start();
      if (!process.waitFor(5, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new AssertionError("still running after 5 minutes: " + command);
      }
      Outcome outcome = new Outcome(process.exitValue(), read(out), read(err));
      Files.delete(out);
      Files.delete(err);
      return outcome;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String read(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }
}
