package org.genera.core.plugin;

import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import org.genera.api.Plugin;

/** The providers of a module layer and of its parents. */
record LayerSource(ModuleLayer layer) implements ProviderSource {

  @Override
  public <T extends Plugin> List<Providers<T>> providers(Class<T> service) {
    ServiceLoader<T> services = ServiceLoader.load(layer, service);
    ClassLoader context = LayerSource.class.getClassLoader();
    return List.of(new Providers<>(services, Long.MAX_VALUE, Optional.empty(), context));
  }
}
