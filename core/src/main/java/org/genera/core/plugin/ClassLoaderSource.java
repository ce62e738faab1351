package org.genera.core.plugin;

import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import org.genera.api.Plugin;

/** The providers that a class loader sees. */
record ClassLoaderSource(ClassLoader loader) implements ProviderSource {

  @Override
  public <T extends Plugin> List<Providers<T>> providers(Class<T> service) {
    ServiceLoader<T> services = ServiceLoader.load(service, loader);
    return List.of(new Providers<>(services, Long.MAX_VALUE, Optional.empty(), loader));
  }
}
