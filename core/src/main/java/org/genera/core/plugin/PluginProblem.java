package org.genera.core.plugin;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Something about the installed plugins that does not work. It takes nothing else down with it.
 *
 * @param location the directory or jar at fault, where it is one
 * @param what what is wrong, and what to do about it
 */
public record PluginProblem(Optional<Path> location, String what) {

  static PluginProblem at(Path location, String what) {
    return new PluginProblem(Optional.of(location), what);
  }

  /**
   * The problem in one line.
   *
   * @return the location, if there is one, and what is wrong
   */
  public String message() {
    return location.map(path -> path + ": " + what).orElse(what);
  }
}
