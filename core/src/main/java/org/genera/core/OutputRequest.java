package org.genera.core;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where data are to be written, and how. Immutable.
 *
 * @param location {@code [FORMAT:]PATH}, or {@code -} for standard output
 * @param format the format's name; chosen by the ending of the path where absent
 * @param options the format's options
 * @param overwrite whether an existing output is replaced
 * @param rowColumns where series are written as a long table, its columns in their order; empty if
 *     it has all, those of whole series first
 */
public record OutputRequest(
    String location,
    Optional<String> format,
    Map<String, String> options,
    boolean overwrite,
    List<String> rowColumns) {

  /** Copies the options. */
  public OutputRequest {
    options = Map.copyOf(options);
    rowColumns = List.copyOf(rowColumns);
  }

  /**
   * A request that leaves the format to the path's ending and replaces nothing.
   *
   * @param location where to write
   * @return the request
   */
  public static OutputRequest of(String location) {
    return new OutputRequest(location, Optional.empty(), Map.of(), false, List.of());
  }

  /**
   * The same in a given format.
   *
   * @param name the format's name
   * @return a new request
   */
  public OutputRequest format(String name) {
    return new OutputRequest(location, Optional.of(name), options, overwrite, rowColumns);
  }

  /**
   * The same with options for the format.
   *
   * @param texts texts by option name
   * @return a new request
   */
  public OutputRequest dataOptions(Map<String, String> texts) {
    return new OutputRequest(location, format, texts, overwrite, rowColumns);
  }

  /**
   * The same, replacing what exists or not.
   *
   * @param value true to replace
   * @return a new request
   */
  public OutputRequest overwrite(boolean value) {
    return new OutputRequest(location, format, options, value, rowColumns);
  }

  /**
   * The same with the columns of a long table.
   *
   * @param names columns in their order, or none for all
   * @return a new request
   */
  public OutputRequest rowColumns(List<String> names) {
    return new OutputRequest(location, format, options, overwrite, names);
  }
}
