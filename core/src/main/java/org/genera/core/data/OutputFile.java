package org.genera.core.data;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;

/**
 * An output that appears complete or not at all: written under its own name in a temporary
 * directory beside its place, and moved there on {@link #commit}. {@code -} is standard output,
 * which gets the whole output on commit.
 */
public final class OutputFile implements AutoCloseable {

  private static final String STANDARD_OUTPUT = "-";

  private final String location;
  private final boolean overwrite;
  private final OutputStream standardOutput;
  private final Path directory;
  private final Path path;

  private OutputFile(
      String location, boolean overwrite, OutputStream standardOutput, Path directory) {
    this.location = location;
    this.overwrite = overwrite;
    this.standardOutput = standardOutput;
    this.directory = directory;
    path = directory.resolve(isStandardOutput(location) ? Path.of("output") : fileName(location));
  }

  /**
   * Refuses an output that could not be made, before any work is done.
   *
   * @param location a path, or {@code -}
   * @param overwrite whether it may exist
   * @throws GeneraException {@link StandardError#OUTPUT_EXISTS}, {@link StandardError#USAGE} for a
   *     text that is no path, {@link StandardError#INPUT_OUTPUT} if its directory does not exist
   */
  public static void check(String location, boolean overwrite) {
    if (isStandardOutput(location)) {
      return;
    }
    Path target = target(location);
    if (!overwrite && Files.exists(target)) {
      throw new GeneraException(
          StandardError.OUTPUT_EXISTS,
          "'" + location + "' exists already; name another output, or allow it with --force.");
    }
    if (!Files.isDirectory(parent(target))) {
      throw new GeneraException(
          StandardError.INPUT_OUTPUT,
          "There is no directory '"
              + parent(target)
              + "' to write '"
              + location
              + "' into; make it first.");
    }
  }

  /**
   * Starts an output.
   *
   * @param location a path, or {@code -}
   * @param overwrite whether it may exist
   * @return the output, which the caller closes
   * @throws GeneraException as {@link #check}
   */
  public static OutputFile create(String location, boolean overwrite) {
    return create(location, overwrite, new FileOutputStream(FileDescriptor.out));
  }

  static OutputFile create(String location, boolean overwrite, OutputStream standardOutput) {
    check(location, overwrite);
    try {
      Path directory =
          isStandardOutput(location)
              ? TemporaryPaths.createDirectory()
              : TemporaryPaths.createDirectoryIn(parent(target(location)));
      return new OutputFile(location, overwrite, standardOutput, directory);
    } catch (IOException e) {
      throw failed(location, e);
    }
  }

  /**
   * Where to write.
   *
   * @return a path that does not exist yet, with the file name of the output
   */
  public Path path() {
    return path;
  }

  /**
   * Puts what was written in its place.
   *
   * @throws GeneraException {@link StandardError#OUTPUT_EXISTS} if something is there by now, or
   *     {@link StandardError#INPUT_OUTPUT}
   */
  public void commit() {
    try {
      if (isStandardOutput(location)) {
        Files.copy(path, standardOutput);
        standardOutput.flush();
      } else {
        check(location, overwrite);
        moveIntoPlace(target(location));
      }
    } catch (IOException e) {
      throw failed(location, e);
    }
  }

  private void moveIntoPlace(Path target) throws IOException {
    if (Files.isRegularFile(path)) {
      force(path);
    }
    if (Files.isDirectory(target)) {
      // A directory cannot be replaced in one step, so the old one steps aside first.
      Files.move(target, directory.resolve("replaced"), StandardCopyOption.ATOMIC_MOVE);
    }
    try {
      Files.move(path, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(path, target, StandardCopyOption.REPLACE_EXISTING);
    }
    forceDirectory(parent(target));
  }

  private static void force(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  private static void forceDirectory(Path parent) {
    try (FileChannel channel = FileChannel.open(parent, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException ignored) {
      // Some systems cannot open a directory. The output is in place all the same.
    }
  }

  private static boolean isStandardOutput(String location) {
    return location.equals(STANDARD_OUTPUT);
  }

  private static Path target(String location) {
    try {
      return Path.of(location).toAbsolutePath();
    } catch (InvalidPathException e) {
      throw new GeneraException(
          StandardError.USAGE, "'" + location + "' is no path: " + e.getMessage() + ".", e);
    }
  }

  private static Path parent(Path target) {
    Path parent = target.getParent();
    return parent == null ? target : parent;
  }

  private static Path fileName(String location) {
    Path name = target(location).normalize().getFileName();
    return name == null ? Path.of("output") : name;
  }

  private static GeneraException failed(String location, IOException e) {
    return new GeneraException(
        StandardError.INPUT_OUTPUT,
        "Cannot write '" + location + "': " + e + ". Check the place and its permissions.",
        e);
  }

  /** Removes what was not committed. */
  @Override
  public void close() {
    TemporaryPaths.delete(directory);
  }
}
