package org.genera.app;

import java.util.ArrayList;
import java.util.List;
import org.genera.api.Plugin;
import org.genera.api.data.DatasetFormat;
import org.genera.api.engine.EngineFactory;
import org.genera.api.metric.Metric;
import org.genera.api.model.ModelFamily;
import org.genera.api.sample.SamplerFactory;
import org.genera.core.plugin.Found;
import org.genera.core.plugin.PluginCatalog;
import org.genera.core.plugin.PluginDirectory;
import org.genera.core.plugin.PluginProblem;
import picocli.CommandLine.Command;

@Command(
    name = "plugins",
    description = "Lists the plugins that were found, and what is wrong with those that fail.",
    footerHeading = "%nExample:%n",
    footer = "  genera plugins")
final class PluginsCommand extends GeneraCommand {

  PluginsCommand(Session session) {
    super(session);
  }

  @Override
  Report run() {
    PluginCatalog catalog = genera().plugins();
    Report report = new Report().put("plugins", directories(catalog));
    List<Report> problems = problems(catalog);
    return problems.isEmpty()
        ? report.jsonOnly("problems", problems)
        : report.put("problems", problems);
  }

  private static List<Report> directories(PluginCatalog catalog) {
    List<Report> rows = new ArrayList<>();
    for (PluginDirectory directory : catalog.directories()) {
      List<String> modules = new ArrayList<>();
      directory.modules().forEach((name, version) -> modules.add((name + ' ' + version).strip()));
      rows.add(
          new Report()
              .put("plugin", directory.id())
              .put("provides", services(catalog, directory))
              .put("modules", modules)
              .put("uses", directory.libraries())
              .textOnly("state", directory.problems().isEmpty() ? "ok" : "failed")
              .jsonOnly("path", directory.path())
              .jsonOnly("problems", directory.problems()));
    }
    return rows;
  }

  private static List<String> services(PluginCatalog catalog, PluginDirectory directory) {
    List<String> services = new ArrayList<>();
    addServices(services, "family", catalog.find(ModelFamily.class), directory);
    addServices(services, "format", catalog.find(DatasetFormat.class), directory);
    addServices(services, "sampler", catalog.find(SamplerFactory.class), directory);
    addServices(services, "metric", catalog.find(Metric.class), directory);
    addServices(services, "engine", catalog.find(EngineFactory.class), directory);
    return services;
  }

  private static <T extends Plugin> void addServices(
      List<String> services, String kind, List<Found<T>> found, PluginDirectory directory) {
    for (Found<T> service : found) {
      if (service.location().filter(jar -> jar.startsWith(directory.path())).isPresent()) {
        services.add(kind + ' ' + service.name());
      }
    }
  }

  private static List<Report> problems(PluginCatalog catalog) {
    List<Report> rows = new ArrayList<>();
    for (PluginProblem problem : catalog.problems()) {
      rows.add(
          new Report()
              .put("path", problem.location().map(Object::toString).orElse(""))
              .put("problem", problem.what()));
    }
    return rows;
  }
}
