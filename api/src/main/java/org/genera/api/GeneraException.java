package org.genera.api;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * The one exception of the platform and its plugins. Its message says what is wrong, where (file,
 * line, column, option, column name) and what to do about it.
 */
public final class GeneraException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient ErrorCode code;

  /**
   * An error.
   *
   * @param code what kind of error it is
   * @param message what is wrong, where, and what to do
   */
  public GeneraException(ErrorCode code, String message) {
    this(code, message, null);
  }

  /**
   * An error with a cause.
   *
   * @param code what kind of error it is
   * @param message what is wrong, where, and what to do
   * @param cause what led to it, or null
   */
  public GeneraException(ErrorCode code, String message, @Nullable Throwable cause) {
    super(requireNonNull(message), cause);
    this.code = requireNonNull(code);
  }

  /**
   * What kind of error this is.
   *
   * @return the code
   */
  public ErrorCode code() {
    return code;
  }

  /**
   * The category of the code.
   *
   * @return the category
   */
  public ErrorCategory category() {
    return code.category();
  }
}
