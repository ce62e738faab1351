package org.genera.core.plugin;

import static java.util.Objects.requireNonNull;

import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleReference;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A plugin directory as its files and module descriptors describe it, before any code is loaded.
 */
final class Candidate {

  private final Path path;
  private final SortedMap<String, ModuleReference> modules = new TreeMap<>();
  private final Set<Candidate> libraries = new LinkedHashSet<>();
  private List<Path> classPath = List.of();
  private @Nullable PluginProblem problem;

  Candidate(Path path) {
    this.path = path;
  }

  String id() {
    return path.getFileName().toString();
  }

  Path path() {
    return path;
  }

  /** The modules by name, its own third-party ones included. */
  SortedMap<String, ModuleReference> modules() {
    return Collections.unmodifiableSortedMap(modules);
  }

  void add(ModuleReference module) {
    ModuleReference twin = modules.putIfAbsent(module.descriptor().name(), module);
    if (twin != null) {
      fail(
          "the module "
              + module.descriptor().name()
              + " is in both "
              + jar(twin).getFileName()
              + " and "
              + jar(module).getFileName()
              + ". Keep one of them.");
    }
  }

  /** The jars that are no modules. */
  List<Path> classPath() {
    return classPath;
  }

  void setClassPath(List<Path> jars) {
    classPath = jars;
  }

  /** The directories that offer what this one requires and lacks. */
  Set<Candidate> libraries() {
    return Collections.unmodifiableSet(libraries);
  }

  void standOn(Candidate library) {
    libraries.add(library);
  }

  /** What keeps it from being used. */
  Optional<PluginProblem> problem() {
    return Optional.ofNullable(problem);
  }

  void fail(String what) {
    fail(path, what);
  }

  /** Keeps the first problem: those that follow from it would only distract. */
  void fail(Path location, String what) {
    if (problem == null) {
      problem = PluginProblem.at(location, what);
    }
  }

  /** How many classes it declares as providers of a service. */
  long providersOf(String service) {
    return modules.values().stream()
        .flatMap(module -> module.descriptor().provides().stream())
        .filter(provides -> provides.service().equals(service))
        .mapToLong(provides -> provides.providers().size())
        .sum();
  }

  PluginDirectory view(List<PluginProblem> problems) {
    SortedMap<String, String> versions = new TreeMap<>();
    modules.forEach((name, module) -> versions.put(name, version(module.descriptor())));
    List<String> own =
        problems.stream()
            .filter(known -> known.location().filter(at -> at.startsWith(path)).isPresent())
            .map(PluginProblem::what)
            .toList();
    return new PluginDirectory(
        id(), path, versions, libraries.stream().map(Candidate::id).toList(), own);
  }

  /** The jar of one of its modules. */
  Path jar(String module) {
    return jar(requireNonNull(modules.get(module)));
  }

  static String version(ModuleDescriptor module) {
    return module.rawVersion().orElse("");
  }

  static Path jar(ModuleReference module) {
    return Path.of(module.location().orElseThrow());
  }
}
