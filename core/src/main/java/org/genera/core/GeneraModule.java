package org.genera.core;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.multibindings.MapBinder;
import java.util.Map;
import org.genera.api.Plugin;
import org.genera.api.data.DatasetFormat;
import org.genera.api.engine.EngineFactory;
import org.genera.api.metric.Metric;
import org.genera.api.model.ModelFamily;
import org.genera.api.sample.SamplerFactory;
import org.genera.core.engine.LocalEngineFactory;
import org.genera.core.plugin.Found;
import org.genera.core.plugin.PluginCatalog;

/**
 * Wires the platform, for an application that has an injector of its own. It binds a {@link
 * Registry} and a map from names for each kind of service, and {@link Genera}.
 */
public final class GeneraModule extends AbstractModule {

  private final PluginCatalog catalog;

  /**
   * A module for some plugins.
   *
   * @param catalog the plugins
   */
  public GeneraModule(PluginCatalog catalog) {
    this.catalog = catalog;
  }

  @Override
  protected void configure() {
    bind(PluginCatalog.class).toInstance(catalog);
    bindAll(ModelFamily.class);
    bindAll(DatasetFormat.class);
    bindAll(SamplerFactory.class);
    bindAll(Metric.class);
    MapBinder<String, EngineFactory> engines = bindAll(EngineFactory.class);
    engines.addBinding("local").toInstance(new LocalEngineFactory());
  }

  private <T extends Plugin> MapBinder<String, T> bindAll(Class<T> service) {
    MapBinder<String, T> binder = MapBinder.newMapBinder(binder(), String.class, service);
    for (Found<T> found : catalog.find(service)) {
      binder.addBinding(found.name()).toInstance(found.plugin());
    }
    return binder;
  }

  @Provides
  @Singleton
  Registry<ModelFamily> families(Map<String, ModelFamily> plugins) {
    return new Registry<>("family", plugins, catalog.conflicts(ModelFamily.class));
  }

  @Provides
  @Singleton
  Registry<DatasetFormat> formats(Map<String, DatasetFormat> plugins) {
    return new Registry<>("format", plugins, catalog.conflicts(DatasetFormat.class));
  }

  @Provides
  @Singleton
  Registry<SamplerFactory> samplers(Map<String, SamplerFactory> plugins) {
    return new Registry<>("sampler", plugins, catalog.conflicts(SamplerFactory.class));
  }

  @Provides
  @Singleton
  Registry<Metric> metrics(Map<String, Metric> plugins) {
    return new Registry<>("metric", plugins, catalog.conflicts(Metric.class));
  }

  @Provides
  @Singleton
  Registry<EngineFactory> engines(Map<String, EngineFactory> plugins) {
    return new Registry<>("engine", plugins, catalog.conflicts(EngineFactory.class));
  }
}
