package org.genera.core.plugin;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The source of a small module whose one package has the module's name. What its metrics give as
 * their description is an expression of Java, so that a test can look at the world from inside.
 */
final class ModuleSource {

  private final String name;
  private final List<String> directives = new ArrayList<>();
  private final List<String> metrics = new ArrayList<>();
  private final List<String> options = new ArrayList<>();
  private final Map<String, String> types = new LinkedHashMap<>();
  private final List<Path> modulePath = new ArrayList<>();
  private String version = "1.0";
  private boolean explicit = true;
  private Path api = Compiler.api();

  ModuleSource(String name) {
    this.name = name;
  }

  /** A module that requires the API and exports its package. */
  static ModuleSource plugin(String name) {
    return new ModuleSource(name).directive("requires org.genera.api").directive("exports " + name);
  }

  /** A module that provides a metric. */
  static ModuleSource withMetric(String module, String metric) {
    return plugin(module).metric("F", metric, "");
  }

  String name() {
    return name;
  }

  ModuleSource directive(String text) {
    directives.add(text + ";");
    return this;
  }

  ModuleSource requires(String module, Path... jars) {
    modulePath.addAll(List.of(jars));
    return directive("requires " + module);
  }

  ModuleSource on(Path... jars) {
    modulePath.addAll(List.of(jars));
    return this;
  }

  ModuleSource version(String text) {
    version = text;
    return this;
  }

  ModuleSource api(Path classes) {
    api = classes;
    return this;
  }

  ModuleSource option(String... texts) {
    options.addAll(List.of(texts));
    return this;
  }

  /** Leaves out the module-info. */
  ModuleSource automatic() {
    explicit = false;
    return this;
  }

  ModuleSource type(String type, String source) {
    types.put(type, source);
    return this;
  }

  /** A metric that is provided as a service. */
  ModuleSource metric(String type, String metric, String members) {
    return provided(type, "\"" + metric + "\"", "\"\"", members);
  }

  ModuleSource probe(String type, String metric, String description) {
    return provided(type, "\"" + metric + "\"", description, "");
  }

  ModuleSource provided(String type, String nameExpression, String description, String members) {
    metrics.add(name + "." + type);
    return type(type, metricSource(type, nameExpression, description, members));
  }

  static String metricSource(
      String type, String nameExpression, String description, String members) {
    return """
        public class %s implements org.genera.api.metric.Metric {
          public String name() { return %s; }
          public String description() { return String.valueOf(%s); }
          public java.util.Set<Input> inputs() { return java.util.Set.of(); }
          public org.genera.api.metric.MetricResult evaluate(org.genera.api.metric.MetricRequest r) {
            return null;
          }
          %s
        }
        """
        .formatted(type, nameExpression, description, members);
  }

  private String descriptor() {
    String provided =
        metrics.isEmpty()
            ? ""
            : "provides org.genera.api.metric.Metric with " + String.join(", ", metrics) + ";";
    return "module " + name + " { " + String.join(" ", directives) + provided + " }";
  }

  /** Compiles it. Returns the directory of classes. */
  Path compile(Path work) {
    Path sources = work.resolve("source");
    Path classes = work.resolve("classes");
    List<String> arguments = new ArrayList<>(options);
    List<Path> path = new ArrayList<>(List.of(api));
    path.addAll(modulePath);
    if (explicit) {
      arguments.addAll(List.of("--module-version", version, "--module-path", Compiler.path(path)));
      arguments.add(Compiler.write(sources.resolve("module-info.java"), descriptor()).toString());
    } else {
      arguments.addAll(List.of("--class-path", Compiler.path(path)));
    }
    types.forEach(
        (type, source) ->
            arguments.add(
                Compiler.write(
                        sources.resolve(name.replace('.', '/')).resolve(type + ".java"),
                        "package " + name + ";\n" + source)
                    .toString()));
    Compiler.javac(classes, arguments);
    return classes;
  }
}
