package org.genera.core.plugin;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.genera.api.GeneraException;
import org.genera.api.Plugin;

/**
 * The plugins that are there, and what is wrong with those that cannot be used. A bad plugin hides
 * no other. Descriptors are read at once; code is loaded when a kind of service is first asked for.
 * Safe for use by several threads.
 */
public final class PluginCatalog {

  private final ProviderSource source;
  private final Map<PluginKind, ServiceLookup<?>> lookups = new EnumMap<>(PluginKind.class);

  private PluginCatalog(ProviderSource source) {
    this.source = source;
  }

  /**
   * The plugins below a directory.
   *
   * @param pluginsDirectory holds one directory for each plugin
   * @return the catalog
   * @throws GeneraException {@code PLUGIN_LOAD} if the directory cannot be read, or if this program
   *     has {@code org.genera.api} on its class path, where no module can require it
   */
  public static PluginCatalog ofDirectory(Path pluginsDirectory) {
    return ofDirectories(List.of(pluginsDirectory));
  }

  /**
   * The plugins below several directories, which may stand on each other's libraries.
   *
   * @param pluginsDirectories each holds one directory for each plugin
   * @return the catalog
   * @throws GeneraException as for {@link #ofDirectory}
   */
  public static PluginCatalog ofDirectories(List<Path> pluginsDirectories) {
    return new PluginCatalog(DirectorySource.of(pluginsDirectories));
  }

  /**
   * The plugins that lie beside the platform, on the class path or module path of the program that
   * it is part of.
   *
   * @return the catalog
   */
  public static PluginCatalog ofApplication() {
    ModuleLayer layer = PluginCatalog.class.getModule().getLayer();
    return layer == null || layer == ModuleLayer.boot()
        ? ofApplication(PluginCatalog.class.getClassLoader())
        : ofApplication(layer);
  }

  /**
   * The plugins that a class loader sees, in named modules and on its class path.
   *
   * @param loader the class loader
   * @return the catalog
   */
  public static PluginCatalog ofApplication(ClassLoader loader) {
    return new PluginCatalog(new ClassLoaderSource(loader));
  }

  /**
   * The plugins among the modules of a layer and of its parents.
   *
   * @param layer the layer
   * @return the catalog
   */
  public static PluginCatalog ofApplication(ModuleLayer layer) {
    return new PluginCatalog(new LayerSource(layer));
  }

  /**
   * The services of one kind that can be used.
   *
   * @param <T> the kind
   * @param service the kind's interface
   * @return the services, sorted by name; those whose name several provide are left out
   */
  public <T extends Plugin> List<Found<T>> find(Class<T> service) {
    return lookup(service).found();
  }

  /**
   * The names that several plugins provide, so that none of them can be used by it.
   *
   * @param <T> the kind
   * @param service the kind's interface
   * @return for each such name, sorted, the jars that provide it
   */
  public <T extends Plugin> Map<String, List<Path>> conflicts(Class<T> service) {
    return lookup(service).conflicts();
  }

  /**
   * All that is wrong, for which all plugins are loaded.
   *
   * @return the problems; empty if everything works
   */
  public List<PluginProblem> problems() {
    List<PluginProblem> problems = new ArrayList<>(source.problems());
    for (PluginKind kind : PluginKind.values()) {
      problems.addAll(lookup(kind.service()).problems());
    }
    return List.copyOf(problems);
  }

  /**
   * The plugin directories, for which all plugins are loaded.
   *
   * @return one view for each directory; none for the plugins of an application
   */
  public List<PluginDirectory> directories() {
    List<PluginProblem> problems = problems();
    return source.candidates().stream().map(candidate -> candidate.view(problems)).toList();
  }

  @SuppressWarnings("unchecked") // the kind of a lookup is that of its service
  private synchronized <T extends Plugin> ServiceLookup<T> lookup(Class<T> service) {
    return (ServiceLookup<T>)
        lookups.computeIfAbsent(
            PluginKind.of(service), kind -> ServiceLookup.of(kind, source.providers(service)));
  }
}
