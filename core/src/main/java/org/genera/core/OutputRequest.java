package org.genera.core;

import java.util.Map;
import java.util.Optional;

/**
 * Where data are to be written, and how. Immutable.
 *
 * @param location {@code [FORMAT:]PATH}, or {@code -} for standard output
 * @param format the format's name; chosen by the ending of the path where absent
 * @param options the format's options
 * @param overwrite whether an existing output is replaced
 */
public record OutputRequest(
    String location, Optional<String> format, Map<String, String> options, boolean overwrite) {

  /** Copies the options. */
  public OutputRequest {
    options = Map.copyOf(options);
  }

  /**
   * A request that leaves the format to the path's ending and replaces nothing.
   *
   * @param location where to write
   * @return the request
   */
  public static OutputRequest of(String location) {
    return new OutputRequest(location, Optional.empty(), Map.of(), false);
  }

  /**
   * The same in a given format.
   *
   * @param name the format's name
   * @return a new request
   */
  public OutputRequest format(String name) {
    return new OutputRequest(location, Optional.of(name), options, overwrite);
  }

  /**
   * The same with options for the format.
   *
   * @param texts texts by option name
   * @return a new request
   */
  public OutputRequest dataOptions(Map<String, String> texts) {
    return new OutputRequest(location, format, texts, overwrite);
  }

  /**
   * The same, replacing what exists or not.
   *
   * @param value true to replace
   * @return a new request
   */
  public OutputRequest overwrite(boolean value) {
    return new OutputRequest(location, format, options, value);
  }
}
