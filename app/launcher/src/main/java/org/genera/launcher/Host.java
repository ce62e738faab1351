package org.genera.launcher;

import java.lang.module.Configuration;
import java.lang.module.FindException;
import java.lang.module.ModuleFinder;
import java.lang.module.ResolutionException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The application in a layer of its own, where no plugin sees it or the libraries that it uses. */
final class Host {

  private static final String APPLICATION = "org.genera.app";
  private static final String MAIN_PACKAGE = "org.genera.app";
  private static final String CORE = "org.genera.core";

  private final Class<?> main;

  private Host(Class<?> main) {
    this.main = main;
  }

  /** Makes the layer of all the modules in {@code host/}. */
  static Host in(Path home) throws DamagedHomeException {
    Path directory = home.resolve("host");
    if (!Files.isDirectory(directory)) {
      throw new DamagedHomeException(directory + " is missing.");
    }
    try {
      ModuleLayer.Controller layer = layer(directory);
      Module application = module(layer, APPLICATION, directory);
      Grants.give(layer, module(layer, CORE, directory));
      layer.addExports(application, MAIN_PACKAGE, Host.class.getModule());
      Class<?> main = Class.forName(application, MAIN_PACKAGE + ".Main");
      if (main == null) {
        throw new DamagedHomeException(APPLICATION + " in " + directory + " has no main class.");
      }
      return new Host(main);
    } catch (FindException | ResolutionException | LayerInstantiationException e) {
      throw new DamagedHomeException("the modules in " + directory + " cannot be loaded", e);
    }
  }

  private static ModuleLayer.Controller layer(Path directory) {
    ModuleLayer boot = Host.class.getModule().getLayer();
    ModuleFinder finder = ModuleFinder.of(directory);
    Set<String> all =
        finder.findAll().stream()
            .map(module -> module.descriptor().name())
            .collect(Collectors.toSet());
    Configuration configuration =
        Configuration.resolve(finder, List.of(boot.configuration()), ModuleFinder.of(), all);
    return ModuleLayer.defineModulesWithOneLoader(
        configuration, List.of(boot), ClassLoader.getPlatformClassLoader());
  }

  private static Module module(ModuleLayer.Controller layer, String name, Path directory)
      throws DamagedHomeException {
    return layer
        .layer()
        .findModule(name)
        .orElseThrow(
            () -> new DamagedHomeException("the module " + name + " is not in " + directory + "."));
  }

  /** Runs a command line. Returns the exit code. */
  int run(Path home, String[] args) throws DamagedHomeException, InvocationTargetException {
    Thread.currentThread().setContextClassLoader(main.getClassLoader());
    try {
      return (int) main.getMethod("run", Path.class, String[].class).invoke(null, home, args);
    } catch (NoSuchMethodException | IllegalAccessException e) {
      throw new DamagedHomeException(APPLICATION + " does not fit this launcher", e);
    }
  }
}
