package org.genera.core.data;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.genera.api.GeneraException;
import org.genera.api.NearestName;
import org.genera.api.StandardError;
import org.genera.api.data.DataSource;

/**
 * Where a user says that data lie: {@code [FORMAT:]PATH[?key=value&key=value]}, {@code -} for
 * standard input. A file or directory that exists under the whole text is meant literally. Standard
 * input is spooled to a temporary file, as formats read data more than once; {@link #close} removes
 * it.
 *
 * @param format the format named, if any
 * @param source the data
 * @param options the options named, in their order
 */
public record DataLocation(Optional<String> format, DataSource source, Map<String, String> options)
    implements AutoCloseable {

  private static final int HEAD_BYTES = 1 << 16;
  private static final String STANDARD_INPUT = "-";
  private static final String FORMAT_PREFIX = "[a-z][a-z0-9-]+:.*";

  /** Copies the options. */
  public DataLocation {
    options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
  }

  /**
   * Reads what a user typed.
   *
   * @param text such as {@code people.csv}, {@code csv:people.txt?header=false}, {@code
   *     toy:ring?n=500} or {@code -}
   * @param formats the names of the formats that exist
   * @return the location; its source has no path where a format is named and there is no such file,
   *     which is then the format's own affair
   * @throws GeneraException {@link StandardError#NO_DATA} if there is no such file or it cannot be
   *     read, {@link StandardError#UNKNOWN_NAME} for an unknown format, {@link StandardError#USAGE}
   *     for an option without {@code =}
   */
  public static DataLocation parse(String text, Collection<String> formats) {
    return parse(text, formats, new FileInputStream(FileDescriptor.in));
  }

  static DataLocation parse(String text, Collection<String> formats, InputStream standardInput) {
    if (exists(text)) {
      return new DataLocation(Optional.empty(), source(text, standardInput), Map.of());
    }
    Optional<String> format = format(text, formats);
    String rest = format.map(name -> text.substring(name.length() + 1)).orElse(text);
    int question = exists(rest) ? -1 : rest.indexOf('?');
    String location = question < 0 ? rest : rest.substring(0, question);
    Map<String, String> options =
        question < 0 ? Map.of() : options(text, rest.substring(question + 1));
    if (format.isEmpty() && !location.equals(STANDARD_INPUT) && !exists(location)) {
      throw absent(location);
    }
    return new DataLocation(format, source(location, standardInput), options);
  }

  private static boolean exists(String text) {
    try {
      return !text.isEmpty() && Files.exists(Path.of(text));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private static Optional<String> format(String text, Collection<String> formats) {
    if (!text.matches(FORMAT_PREFIX)) {
      return Optional.empty();
    }
    String name = text.substring(0, text.indexOf(':'));
    if (!formats.contains(name)) {
      throw new GeneraException(
          StandardError.UNKNOWN_NAME,
          "'"
              + text
              + "' is no file, and there is no format '"
              + name
              + "'."
              + NearestName.hint(name, formats));
    }
    return Optional.of(name);
  }

  private static Map<String, String> options(String text, String query) {
    Map<String, String> options = new LinkedHashMap<>();
    for (String pair : query.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals < 1) {
        throw new GeneraException(
            StandardError.USAGE,
            "'" + text + "': '" + pair + "' is no option; write key=value after the '?'.");
      }
      options.put(pair.substring(0, equals), pair.substring(equals + 1));
    }
    return options;
  }

  private static GeneraException absent(String location) {
    return new GeneraException(
        StandardError.NO_DATA,
        "There is no file or directory '" + location + "'." + similarFile(location));
  }

  private static String similarFile(String location) {
    try {
      Path path = Path.of(location).toAbsolutePath();
      Path name = path.getFileName();
      Path parent = path.getParent();
      if (name == null || parent == null || !Files.isDirectory(parent)) {
        return " Check the directory.";
      }
      return NearestName.of(name.toString(), namesIn(parent))
          .map(near -> " Did you mean '" + path.resolveSibling(near).getFileName() + "'?")
          .orElse(" Check the name.");
    } catch (InvalidPathException | IOException e) {
      return " Check the name.";
    }
  }

  private static List<String> namesIn(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    }
  }

  private static DataSource source(String location, InputStream standardInput) {
    try {
      Optional<Path> path = path(location, standardInput);
      return new DataSource(location, path, path.isPresent() ? head(path.get()) : new byte[0]);
    } catch (IOException e) {
      throw new GeneraException(
          StandardError.NO_DATA,
          "'" + location + "' cannot be read: " + e + ". Check its permissions.",
          e);
    }
  }

  private static Optional<Path> path(String location, InputStream standardInput)
      throws IOException {
    if (location.equals(STANDARD_INPUT) && !exists(location)) {
      Path spool = TemporaryPaths.createFile(".input");
      Files.copy(standardInput, spool, StandardCopyOption.REPLACE_EXISTING);
      return Optional.of(spool);
    }
    return exists(location) ? Optional.of(Path.of(location)) : Optional.empty();
  }

  private static byte[] head(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      return new byte[0];
    }
    try (InputStream stream = Files.newInputStream(path)) {
      return stream.readNBytes(HEAD_BYTES);
    }
  }

  /** Removes the spooled standard input, if it is that. */
  @Override
  public void close() {
    if (source.location().equals(STANDARD_INPUT)) {
      source
          .path()
          .filter(path -> !path.equals(Path.of(STANDARD_INPUT)))
          .ifPresent(TemporaryPaths::delete);
    }
  }
}
