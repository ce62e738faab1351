package org.genera.core.plugin;

import java.util.List;
import org.genera.api.Plugin;

/** Where providers come from: plugin directories, a class loader or a module layer. */
interface ProviderSource {

  <T extends Plugin> List<Providers<T>> providers(Class<T> service);

  /** What keeps whole directories from being used; empty where there are none. */
  default List<PluginProblem> problems() {
    return List.of();
  }

  /** The plugin directories, where there are some. */
  default List<Candidate> candidates() {
    return List.of();
  }
}
