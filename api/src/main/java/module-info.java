/**
 * The contract between the Genera platform and its plugins: service types and value types, with no
 * dependency beyond {@code java.base}.
 *
 * <p>A plugin is a module that requires this one and provides one or more of the services {@link
 * org.genera.api.model.ModelFamily}, {@link org.genera.api.data.DatasetFormat}, {@link
 * org.genera.api.sample.SamplerFactory}, {@link org.genera.api.metric.Metric} and {@link
 * org.genera.api.engine.EngineFactory}.
 */
@org.jspecify.annotations.NullMarked
module org.genera.api {
  requires static org.jspecify;

  exports org.genera.api;
  exports org.genera.api.data;
  exports org.genera.api.engine;
  exports org.genera.api.metric;
  exports org.genera.api.model;
  exports org.genera.api.option;
  exports org.genera.api.sample;
}
