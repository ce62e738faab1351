package org.genera.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.genera.api.Plugin;
import org.genera.core.Genera;
import org.genera.core.Registry;
import picocli.CommandLine.Parameters;

/**
 * Lists the services of one kind, or shows one of them with its options.
 *
 * @param <T> the kind
 */
abstract class CatalogCommand<T extends Plugin> extends GeneraCommand {

  private final String kinds;

  @Parameters(
      arity = "0..1",
      paramLabel = "NAME",
      description = "Show this one with its options; without a name all are listed.")
  Optional<String> name = Optional.empty();

  CatalogCommand(Session session, String kinds) {
    super(session);
    this.kinds = kinds;
  }

  abstract Registry<T> registry(Genera genera);

  /** Adds what services of this kind have beyond a name, a description and options. */
  abstract Report describe(T plugin);

  @Override
  final Report run() {
    Registry<T> registry = registry(genera());
    return name.map(wanted -> whole(registry.get(wanted))).orElseGet(() -> list(registry));
  }

  private Report whole(T plugin) {
    return describe(plugin).put("options", PluginReport.options(plugin.options()));
  }

  private Report list(Registry<T> registry) {
    List<Report> all = new ArrayList<>();
    for (T plugin : registry.all()) {
      Report row = PluginReport.of(plugin);
      whole(plugin).json().forEach(row::jsonOnly);
      all.add(row);
    }
    return new Report().put(kinds, all);
  }
}
