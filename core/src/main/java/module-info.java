/**
 * The platform: plugin layers, wiring, data, the local engine, model files, and the {@link
 * org.genera.core.Genera} facade.
 */
@org.jspecify.annotations.NullMarked
module org.genera.core {
  requires transitive org.genera.api;
  requires transitive com.google.guice;
  // Guice is an automatic module and cannot say itself that it needs Guava, an explicit one.
  requires com.google.common;
  requires jakarta.inject;
  requires tools.jackson.core;
  requires tools.jackson.databind;
  requires static org.jspecify;

  exports org.genera.core;
  exports org.genera.core.data;
  exports org.genera.core.engine;
  exports org.genera.core.file;
  exports org.genera.core.plugin;

  opens org.genera.core to
      com.google.guice;

  uses org.genera.api.data.DatasetFormat;
  uses org.genera.api.engine.EngineFactory;
  uses org.genera.api.metric.Metric;
  uses org.genera.api.model.ModelFamily;
  uses org.genera.api.sample.SamplerFactory;
}
