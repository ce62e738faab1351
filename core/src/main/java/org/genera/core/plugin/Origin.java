package org.genera.core.plugin;

import java.lang.module.FindException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;

/** Where a class comes from, the same whether its jar is a module or lies on a class path. */
record Origin(String module, String version, Optional<Path> location) {

  static Origin of(Class<?> type) {
    Optional<Path> location = location(type);
    return descriptor(type.getModule(), location)
        .map(module -> new Origin(module.name(), Candidate.version(module), location))
        .orElseGet(() -> new Origin(fileName(location), "", location));
  }

  private static Optional<ModuleDescriptor> descriptor(Module module, Optional<Path> location) {
    return module.isNamed()
        ? Optional.of(module.getDescriptor())
        : location.flatMap(Origin::descriptor);
  }

  /** On a class path the descriptor is not in force, but it is still there to be read. */
  private static Optional<ModuleDescriptor> descriptor(Path location) {
    try {
      return ModuleFinder.of(location).findAll().stream()
          .findFirst()
          .map(module -> module.descriptor());
    } catch (FindException e) {
      return Optional.empty();
    }
  }

  private static String fileName(Optional<Path> location) {
    return location.map(path -> String.valueOf(path.getFileName())).orElse("");
  }

  private static Optional<Path> location(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    if (source == null || source.getLocation() == null) {
      return Optional.empty();
    }
    try {
      URI uri = source.getLocation().toURI();
      return "file".equals(uri.getScheme()) ? Optional.of(Path.of(uri)) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
