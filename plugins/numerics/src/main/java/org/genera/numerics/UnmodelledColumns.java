package org.genera.numerics;

import java.util.List;
import java.util.stream.Collectors;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Column;

/** The error about columns that a family cannot model, with the flags that leave them out. */
public final class UnmodelledColumns {

  private UnmodelledColumns() {}

  /**
   * The error.
   *
   * @param complaint what the columns are, or lack
   * @param columns one or more
   * @return {@link StandardError#SCHEMA_MISMATCH}
   */
  public static GeneraException refused(String complaint, List<Column> columns) {
    return refused(complaint, columns, "");
  }

  /**
   * The error.
   *
   * @param complaint what the columns are, or lack
   * @param columns one or more
   * @param otherwise what else helps, such as ", or choose another family"
   * @return {@link StandardError#SCHEMA_MISMATCH}
   */
  public static GeneraException refused(String complaint, List<Column> columns, String otherwise) {
    String named =
        columns.stream()
            .map(column -> "'" + column.name() + "' (" + column.type().kind() + ")")
            .collect(Collectors.joining(", "));
    String flags =
        columns.stream()
            .map(column -> "--ignore " + typed(column.name()))
            .collect(Collectors.joining(" "));
    return new GeneraException(
        StandardError.SCHEMA_MISMATCH,
        complaint + ": " + named + ". Leave them out (" + flags + ")" + otherwise + ".");
  }

  /** As a shell takes it. */
  private static String typed(String name) {
    return name.matches("[\\w.-]+") ? name : "'" + name + "'";
  }
}
