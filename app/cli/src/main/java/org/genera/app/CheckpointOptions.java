package org.genera.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.core.CheckpointRequest;
import org.genera.core.data.OutputFile;
import picocli.CommandLine.Option;

/** Where the state of a training is kept, and whether it goes on from there. */
final class CheckpointOptions {

  private static final double SECONDS = 30;
  private static final double MOST_SECONDS = 1e9;

  @Option(
      names = "--checkpoint",
      paramLabel = "FILE",
      description =
          "Keep the state of training in this file, now and then and on Ctrl-C, until the model is"
              + " saved.")
  Optional<Path> file = Optional.empty();

  @Option(
      names = "--checkpoint-every",
      paramLabel = "SECONDS",
      description = "How often (default: 30).")
  Optional<Double> every = Optional.empty();

  @Option(
      names = "--resume",
      description =
          "Go on from the state in the checkpoint file, if it is there: the model has the same"
              + " bytes as if training had never stopped.")
  boolean resume;

  /** Checks them before any work is done. */
  Optional<CheckpointRequest> request(String out, boolean overwrite) {
    if (file.isEmpty() && (resume || every.isPresent())) {
      throw usage(
          "Option "
              + (resume ? "--resume" : "--checkpoint-every")
              + " needs --checkpoint FILE, which says where the state is kept.");
    }
    return file.map(path -> checked(path, out, overwrite));
  }

  private CheckpointRequest checked(Path path, String out, boolean overwrite) {
    if (path.toAbsolutePath().normalize().equals(Path.of(out).toAbsolutePath().normalize())) {
      throw usage("--checkpoint and --out are the same file '" + out + "'; name two.");
    }
    if (!resume && !overwrite && Files.exists(path)) {
      throw new GeneraException(
          StandardError.OUTPUT_EXISTS,
          "The checkpoint '"
              + path
              + "' exists already. Go on from it with --resume, or begin anew with --force.");
    }
    OutputFile.check(path.toString(), true);
    return new CheckpointRequest(path, resume, every());
  }

  private Duration every() {
    double seconds = every.orElse(SECONDS);
    if (!(seconds >= 0 && seconds <= MOST_SECONDS)) {
      throw usage("Option --checkpoint-every must be a number of seconds, 0 or more.");
    }
    return Duration.ofMillis(Math.round(seconds * 1000));
  }

  /** Whether there is a state to go on from. */
  boolean resumes() {
    return resume && file.filter(Files::exists).isPresent();
  }

  /** What a user needs to know who has stopped the work. */
  GeneraException explained(GeneraException error) {
    if (error.code() != StandardError.CANCELLED || file.filter(Files::exists).isEmpty()) {
      return error;
    }
    return new GeneraException(
        StandardError.CANCELLED,
        "Cancelled. The same command with --resume goes on from '" + file.get() + "'.",
        error);
  }

  /** Removes the state of a training whose model is saved. */
  void remove() {
    file.ifPresent(
        path -> {
          try {
            Files.deleteIfExists(path);
          } catch (IOException e) {
            throw new GeneraException(
                StandardError.INPUT_OUTPUT,
                "The model is saved, but its checkpoint '" + path + "' cannot be removed: " + e,
                e);
          }
        });
  }

  private static GeneraException usage(String message) {
    return new GeneraException(StandardError.USAGE, message);
  }
}
