package org.genera.api;

/** The error codes that the platform itself uses, free for plugins to use as well. */
public enum StandardError implements ErrorCode {
  /** A defect: something that cannot happen did. */
  INTERNAL(ErrorCategory.INTERNAL),
  /** A call or a command line that makes no sense. */
  USAGE(ErrorCategory.USAGE),
  /** No family, format, sampler, metric or engine of that name. */
  UNKNOWN_NAME(ErrorCategory.USAGE),
  /** No option of that name. */
  UNKNOWN_OPTION(ErrorCategory.USAGE),
  /** An option's value has the wrong type or is out of range, or a required option is absent. */
  INVALID_OPTION(ErrorCategory.USAGE),
  /** The user names a column that is not there. */
  UNKNOWN_COLUMN(ErrorCategory.USAGE),
  /** The model does not have the capability that was asked of it. */
  UNSUPPORTED_CAPABILITY(ErrorCategory.USAGE),
  /** The output exists already. */
  OUTPUT_EXISTS(ErrorCategory.USAGE),
  /** A configuration or schema file is wrong. */
  INVALID_CONFIG(ErrorCategory.CONFIG),
  /** The data are absent, or there is not a row in them. */
  NO_DATA(ErrorCategory.DATA),
  /** The data are malformed: ragged, unparsable, out of range. */
  INVALID_DATA(ErrorCategory.DATA),
  /** The columns do not fit the model or the family. */
  SCHEMA_MISMATCH(ErrorCategory.DATA),
  /** A model file is damaged, truncated, altered or no model file at all. */
  INVALID_MODEL_FILE(ErrorCategory.MODEL_FILE),
  /** A plugin could not be loaded. */
  PLUGIN_LOAD(ErrorCategory.PLUGIN),
  /** Two plugins provide the same name. */
  PLUGIN_CONFLICT(ErrorCategory.PLUGIN),
  /** A quality gate was not passed. */
  GATE_FAILED(ErrorCategory.GATE),
  /** Singular, overflowing or diverging numbers. */
  NUMERICAL(ErrorCategory.NUMERICAL),
  /** A file could not be read or written. */
  INPUT_OUTPUT(ErrorCategory.INPUT_OUTPUT),
  /** The work was cancelled. */
  CANCELLED(ErrorCategory.CANCELLED);

  private final ErrorCategory category;

  StandardError(ErrorCategory category) {
    this.category = category;
  }

  @Override
  public ErrorCategory category() {
    return category;
  }
}
