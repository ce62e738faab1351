package org.genera.core.plugin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Builds plugin directories below a directory of plugins. */
final class Workshop {

  private final Path work;
  private int serial;

  Workshop(Path work) {
    this.work = work;
  }

  Path plugins() {
    return work.resolve("plugins");
  }

  Path directory(String id) {
    return plugins().resolve(id);
  }

  /** A fresh path for something on the way. */
  Path scratch() {
    return work.resolve("scratch").resolve(String.valueOf(serial++));
  }

  Path classes(ModuleSource source) {
    return source.compile(scratch());
  }

  Path jar(ModuleSource source) {
    return Compiler.pack(classes(source), scratch().resolve(source.name() + ".jar"));
  }

  /** Puts a module into a plugin directory. Returns its jar there. */
  Path install(String id, ModuleSource source) {
    return install(id, source.name(), classes(source));
  }

  Path install(String id, String name, Path classes) {
    return Compiler.pack(classes, directory(id).resolve("modules").resolve(name + ".jar"));
  }

  void addModule(String id, Path jar) throws IOException {
    copy(jar, directory(id).resolve("modules"));
  }

  void addToClassPath(String id, Path jar) throws IOException {
    copy(jar, directory(id).resolve("lib"));
  }

  private static void copy(Path jar, Path directory) throws IOException {
    Files.createDirectories(directory);
    Files.copy(jar, directory.resolve(jar.getFileName()));
  }

  PluginCatalog catalog() {
    return PluginCatalog.ofDirectories(List.of(plugins()));
  }
}
