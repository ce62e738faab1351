package org.genera.api;

/**
 * Identifies one kind of error for programs; plugins may define their own as an enum that
 * implements this.
 */
public interface ErrorCode {

  /**
   * The code's name, stable over releases.
   *
   * @return an upper-case name such as {@code UNKNOWN_OPTION}
   */
  String name();

  /**
   * The category, which decides the exit status.
   *
   * @return the category
   */
  ErrorCategory category();
}
