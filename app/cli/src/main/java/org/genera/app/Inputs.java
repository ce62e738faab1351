package org.genera.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.core.DataHandle;

/** Keeps a command from writing over what it reads, even where outputs may be replaced. */
final class Inputs {

  private static final String FORMAT_PREFIX = "[a-z][a-z0-9-]+:";

  private Inputs() {}

  /**
   * Refuses an output that is the data read.
   *
   * @param out what {@code --out} says
   * @param data the data
   * @throws GeneraException {@link StandardError#USAGE} if both are one file
   */
  static void protect(String out, DataHandle data) {
    protect("--out", out, data);
  }

  /** The same for what another option writes. */
  static void protect(String option, String out, DataHandle data) {
    data.location().source().path().ifPresent(path -> protect(option, out, path));
  }

  /** The same for any file. */
  static void protect(String out, Path input) {
    protect("--out", out, input);
  }

  private static void protect(String option, String out, Path input) {
    if (isSame(out, input) || isSame(out.replaceFirst("^" + FORMAT_PREFIX, ""), input)) {
      throw new GeneraException(
          StandardError.USAGE,
          option + " is '" + input + "', which this command reads; name another output.");
    }
  }

  private static boolean isSame(String out, Path input) {
    try {
      return !out.isEmpty() && Files.isSameFile(Path.of(out), input);
    } catch (InvalidPathException | IOException e) {
      // What is no path, or does not exist yet, is not the input.
      return false;
    }
  }
}
