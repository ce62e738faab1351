package org.genera.api;

/** Whose move it is after an error; every {@link ErrorCode} belongs to one. */
public enum ErrorCategory {
  /** A defect of the platform or of a plugin. */
  INTERNAL(1),
  /** The command line or the call is wrong: an unknown name, option, column or value. */
  USAGE(2),
  /** A configuration file is wrong. */
  CONFIG(3),
  /** The data cannot be used as they are. */
  DATA(4),
  /** A model file is damaged, or is not a model file. */
  MODEL_FILE(5),
  /** A plugin could not be loaded, or two of them are in each other's way. */
  PLUGIN(6),
  /** A quality gate was not passed. */
  GATE(7),
  /** The numbers broke down: a singular matrix, an overflow, a divergence. */
  NUMERICAL(8),
  /** A file could not be read or written. */
  INPUT_OUTPUT(9),
  /** The user stopped the work. */
  CANCELLED(130);

  private final int exitCode;

  ErrorCategory(int exitCode) {
    this.exitCode = exitCode;
  }

  /**
   * The exit status of a command that ends with an error of this category.
   *
   * @return a number from 1 to 255
   */
  public int exitCode() {
    return exitCode;
  }
}
