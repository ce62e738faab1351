package org.genera.core.plugin;

import java.util.Arrays;
import java.util.Set;
import org.genera.api.Plugin;
import org.genera.api.data.DatasetFormat;
import org.genera.api.engine.EngineFactory;
import org.genera.api.metric.Metric;
import org.genera.api.model.ModelFamily;
import org.genera.api.sample.SamplerFactory;

/** The kinds of service that plugins provide. */
enum PluginKind {
  FAMILY(ModelFamily.class, "family"),
  FORMAT(DatasetFormat.class, "format"),
  SAMPLER(SamplerFactory.class, "sampler"),
  METRIC(Metric.class, "metric"),
  ENGINE(EngineFactory.class, "engine", "local");

  private final Class<? extends Plugin> service;
  private final String word;
  private final Set<String> taken;

  PluginKind(Class<? extends Plugin> service, String word, String... taken) {
    this.service = service;
    this.word = word;
    this.taken = Set.of(taken);
  }

  static PluginKind of(Class<?> service) {
    return Arrays.stream(values())
        .filter(kind -> kind.service == service)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(service + " is no service of a plugin"));
  }

  Class<? extends Plugin> service() {
    return service;
  }

  /** What messages call it. */
  String word() {
    return word;
  }

  /** Whether the platform itself provides a service of that name. */
  boolean isPlatforms(String name) {
    return taken.contains(name);
  }
}
