package org.genera.core.plugin;

import java.io.IOException;
import java.lang.module.FindException;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;

/**
 * What lies below the directories of plugins.
 *
 * @param candidates the plugin directories, sorted by path within each directory of plugins
 * @param strays jars that lie where no jar belongs
 */
record DirectoryScan(List<Candidate> candidates, List<PluginProblem> strays) {

  private static final String MODULES = "modules";
  private static final String CLASS_PATH = "lib";

  static DirectoryScan of(List<Path> pluginsDirectories) {
    DirectoryScan scan = new DirectoryScan(new ArrayList<>(), new ArrayList<>());
    pluginsDirectories.stream()
        .map(directory -> directory.toAbsolutePath().normalize())
        .distinct()
        .forEach(directory -> scan.addAll(listed(directory)));
    return scan;
  }

  private static List<Path> listed(Path pluginsDirectory) {
    try {
      return children(pluginsDirectory);
    } catch (IOException e) {
      throw new GeneraException(
          StandardError.PLUGIN_LOAD,
          "The directory of plugins "
              + pluginsDirectory
              + " cannot be read. Check its path and its permissions.",
          e);
    }
  }

  private void addAll(List<Path> children) {
    for (Path child : children) {
      if (Files.isDirectory(child)) {
        candidates.add(candidate(child));
      } else if (isJar(child)) {
        strays.add(
            PluginProblem.at(
                child,
                "a plugin is a directory, not a jar. Make a directory for it here, and move the jar"
                    + " to modules/ in it."));
      }
    }
  }

  private static Candidate candidate(Path directory) {
    Candidate candidate = new Candidate(directory);
    try {
      for (Path jar : jars(directory.resolve(MODULES))) {
        addModules(candidate, jar);
      }
      candidate.setClassPath(jars(directory.resolve(CLASS_PATH)));
    } catch (IOException e) {
      candidate.fail("cannot be read: " + LoadFailure.chain(e) + ". Check its permissions.");
    }
    if (candidate.modules().isEmpty()) {
      candidate.fail(
          "there is no module in it. Put the plugin's jars into "
              + directory.resolve(MODULES)
              + ".");
    }
    return candidate;
  }

  /** Each jar by itself, so that a bad one does not hide the names of the others. */
  private static void addModules(Candidate candidate, Path jar) {
    try {
      ModuleFinder.of(jar).findAll().forEach(candidate::add);
    } catch (FindException e) {
      candidate.fail(jar, JarDiagnosis.of(jar, e));
    }
  }

  private static List<Path> jars(Path directory) throws IOException {
    return Files.isDirectory(directory)
        ? children(directory).stream().filter(DirectoryScan::isJar).toList()
        : List.of();
  }

  private static List<Path> children(Path directory) throws IOException {
    try (Stream<Path> children = Files.list(directory)) {
      return children
          .filter(child -> !child.getFileName().toString().startsWith("."))
          .sorted()
          .toList();
    }
  }

  private static boolean isJar(Path path) {
    return path.getFileName().toString().endsWith(".jar") && Files.isRegularFile(path);
  }
}
