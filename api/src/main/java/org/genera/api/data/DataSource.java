package org.genera.api.data;

import java.nio.file.Path;
import java.util.Optional;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;

/**
 * Where data lie: a file, a directory, or something that only the format understands.
 *
 * @param location what the user typed after {@code FORMAT:} and before {@code ?}; for standard
 *     input {@code -}
 * @param path the file or directory, where the location is one (standard input is one, spooled);
 *     empty for data that a format makes itself
 * @param head the first bytes of the file, at most 64 KiB, for detection; empty for a directory
 */
public record DataSource(String location, Optional<Path> path, byte[] head) {

  /**
   * The path of data that must have one.
   *
   * @return the file or directory
   * @throws GeneraException {@link StandardError#NO_DATA} if there is none
   */
  public Path requirePath() {
    return path.orElseThrow(
        () ->
            new GeneraException(
                StandardError.NO_DATA,
                "There is no file or directory '" + location + "'; check the path."));
  }
}
