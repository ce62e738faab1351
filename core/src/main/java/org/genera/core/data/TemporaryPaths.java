package org.genera.core.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Files and directories that must not outlive the process: what is still there when the JVM ends,
 * by Ctrl-C as well, is deleted then.
 */
final class TemporaryPaths {

  private static final Set<Path> ALIVE = ConcurrentHashMap.newKeySet();

  static {
    deleteAtTheEnd();
  }

  private TemporaryPaths() {}

  private static void deleteAtTheEnd() {
    Thread hook = new Thread(() -> ALIVE.forEach(TemporaryPaths::delete), "genera-temporary-paths");
    try {
      Runtime.getRuntime().addShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending already, and whoever makes a file in these moments deletes it.
    }
  }

  static Path createFile(String suffix) throws IOException {
    return remembered(Files.createTempFile("genera-", suffix));
  }

  static Path createDirectory() throws IOException {
    return remembered(Files.createTempDirectory("genera-"));
  }

  static Path createDirectoryIn(Path parent) throws IOException {
    return remembered(Files.createTempDirectory(parent, ".genera-"));
  }

  private static Path remembered(Path path) {
    ALIVE.add(path);
    return path;
  }

  /** Deletes a file, or a directory with all that is in it; what resists is left. */
  static void delete(Path path) {
    ALIVE.remove(path);
    for (Path each : deepestFirst(path)) {
      try {
        Files.deleteIfExists(each);
      } catch (IOException ignored) {
        // Nobody is left to be told, and the output itself is as it should be.
      }
    }
  }

  private static List<Path> deepestFirst(Path path) {
    try (Stream<Path> all = Files.walk(path)) {
      return all.sorted(Comparator.reverseOrder()).toList();
    } catch (IOException e) {
      return List.of(path);
    }
  }
}
