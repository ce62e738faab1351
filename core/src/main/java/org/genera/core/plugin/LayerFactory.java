package org.genera.core.plugin;

import java.io.IOException;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.jar.JarFile;

/** Makes the layers of plugin directories, each once and after those of its libraries. */
final class LayerFactory {

  private final Platform platform;
  private final Map<Candidate, PluginLayer> layers = new HashMap<>();

  LayerFactory(Platform platform) {
    this.platform = platform;
  }

  /** The layer of a directory; none if the directory has a problem, or turns out to have one. */
  synchronized Optional<PluginLayer> layer(Candidate candidate) {
    if (candidate.problem().isEmpty() && !layers.containsKey(candidate)) {
      libraries(candidate)
          .flatMap(libraries -> make(candidate, libraries))
          .ifPresent(layer -> layers.put(candidate, layer));
    }
    return Optional.ofNullable(layers.get(candidate));
  }

  private Optional<List<PluginLayer>> libraries(Candidate candidate) {
    List<PluginLayer> made = new ArrayList<>();
    for (Candidate library : candidate.libraries()) {
      layer(library).ifPresent(made::add);
      library
          .problem()
          .ifPresent(
              problem ->
                  candidate.fail(
                      "stands on "
                          + library.id()
                          + ", which cannot be used. Repair that first: "
                          + problem.message()));
    }
    return candidate.problem().isPresent() ? Optional.empty() : Optional.of(made);
  }

  private Optional<PluginLayer> make(Candidate candidate, List<PluginLayer> libraries) {
    checkClassPath(candidate);
    if (candidate.problem().isPresent()) {
      return Optional.empty();
    }
    try {
      return Optional.of(define(candidate, libraries));
    } catch (RuntimeException e) { // whatever it is, the other directories must not suffer
      candidate.fail(
          "its modules do not fit together: "
              + LoadFailure.chain(e)
              + ". Keep one of the modules, or move a jar that cannot be a module to lib/.");
      return Optional.empty();
    }
  }

  /** A class loader passes over a damaged jar in silence. */
  private static void checkClassPath(Candidate candidate) {
    for (Path jar : candidate.classPath()) {
      try (JarFile file = new JarFile(jar.toFile(), false)) {
        file.size();
      } catch (IOException e) {
        candidate.fail(jar, JarDiagnosis.damaged(e));
      }
    }
  }

  private PluginLayer define(Candidate candidate, List<PluginLayer> libraries) {
    List<ModuleLayer> parents = new ArrayList<>();
    Set<Module> classPaths = new LinkedHashSet<>();
    for (PluginLayer library : libraries) {
      parents.add(library.modules());
      classPaths.addAll(library.classPaths());
    }
    parents.add(platform.layer());
    ClassLoader parent = ClassLoader.getPlatformClassLoader();
    if (!candidate.classPath().isEmpty() || !classPaths.isEmpty()) {
      parent = ClassPathLoader.of(candidate, libraries.stream().map(PluginLayer::loader).toList());
      classPaths.add(parent.getUnnamedModule());
    }
    ModuleLayer.Controller controller =
        ModuleLayer.defineModulesWithOneLoader(configuration(candidate, parents), parents, parent);
    controller.layer().modules().forEach(module -> grant(controller, module, classPaths));
    String anyModule = candidate.modules().firstKey();
    return new PluginLayer(
        controller.layer(), controller.layer().findLoader(anyModule), Set.copyOf(classPaths));
  }

  /** All modules are roots: nothing requires a module that only holds a native library. */
  private static Configuration configuration(Candidate candidate, List<ModuleLayer> parents) {
    return Configuration.resolve(
        new OwnModules(candidate.modules()),
        parents.stream().map(ModuleLayer::configuration).toList(),
        ModuleFinder.of(),
        candidate.modules().keySet());
  }

  private static void grant(
      ModuleLayer.Controller controller, Module module, Set<Module> classPaths) {
    for (Module classPath : classPaths) {
      controller.addReads(module, classPath);
      open(controller, module, classPath);
    }
    HostGrants.passOn(controller, module);
  }

  /** Libraries in {@code lib/} reflect on the classes that are handed to them. */
  private static void open(ModuleLayer.Controller controller, Module module, Module classPath) {
    if (!module.getDescriptor().isAutomatic() && !module.getDescriptor().isOpen()) {
      module.getPackages().forEach(name -> controller.addOpens(module, name, classPath));
    }
  }

  private record OwnModules(Map<String, ModuleReference> modules) implements ModuleFinder {

    @Override
    public Optional<ModuleReference> find(String name) {
      return Optional.ofNullable(modules.get(name));
    }

    @Override
    public Set<ModuleReference> findAll() {
      return Set.copyOf(modules.values());
    }
  }
}
