package org.genera.launcher;

/** The distribution's folder lacks something, or holds something damaged. */
final class DamagedHomeException extends Exception {

  private static final long serialVersionUID = 1L;

  DamagedHomeException(String message) {
    super(message);
  }

  DamagedHomeException(String message, Throwable cause) {
    super(message + ": " + cause.getMessage() + ".", cause);
  }
}
