package org.genera.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;
import org.genera.api.ErrorCategory;
import org.genera.api.ErrorCode;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;

/**
 * What went wrong, as users see it.
 *
 * @param code which error it is
 * @param message what happened and what to do
 */
record Failure(ErrorCode code, String message) {

  static Failure of(Throwable thrown) {
    if (thrown instanceof GeneraException e) {
      return new Failure(e.code(), describe(e));
    } else if (thrown instanceof IOException || thrown instanceof UncheckedIOException) {
      return new Failure(
          StandardError.INPUT_OUTPUT, "Reading or writing failed: " + describe(thrown));
    } else if (thrown instanceof OutOfMemoryError) {
      return new Failure(
          StandardError.INTERNAL,
          "Out of memory. Give the program more, such as GENERA_JAVA_OPTS=-Xmx4g, or use less data.");
    }
    return new Failure(
        StandardError.INTERNAL,
        "Internal error: "
            + thrown
            + ". This is a bug; please report it with what the same command prints with"
            + " --stacktrace.");
  }

  /** The message, or what the error is where it has none. */
  static String describe(Throwable thrown) {
    return Optional.ofNullable(thrown.getMessage()).orElse(thrown.toString());
  }

  int exitCode() {
    return code.category().exitCode();
  }

  Report report() {
    return new Report()
        .put(
            "error",
            new Report()
                .put("code", code.name())
                .put("category", lowerDash(code.category()))
                .put("exitCode", exitCode())
                .put("message", message));
  }

  private static String lowerDash(ErrorCategory category) {
    return category.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Whether the reader of a pipe, such as {@code head}, had enough: nothing that users did wrong.
   */
  static boolean isBrokenPipe(Throwable thrown) {
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      if (t instanceof IOException && describe(t).contains("Broken pipe")) {
        return true;
      }
    }
    return false;
  }
}
