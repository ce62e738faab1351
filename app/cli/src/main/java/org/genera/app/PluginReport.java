package org.genera.app;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.genera.api.Plugin;
import org.genera.api.model.Capability;
import org.genera.api.option.Option;

/** Describes services of plugins. */
final class PluginReport {

  private PluginReport() {}

  static Report of(Plugin plugin) {
    return new Report().put("name", plugin.name()).put("description", plugin.description());
  }

  /** The options as help shows them, a report each. */
  static List<Report> options(List<Option<?>> options) {
    List<Report> reports = new ArrayList<>();
    for (Option<?> option : options) {
      reports.add(option(option));
    }
    return reports;
  }

  private static <T> Report option(Option<T> option) {
    String defaultText = option.defaultValue().map(option::print).orElse("");
    Report report =
        new Report()
            .put("name", option.isPerColumn() ? option.name() + ".COLUMN" : option.name())
            .put("allowed", option.allowed())
            .textOnly("default", defaultText)
            .put("description", option.description());
    return option.defaultValue().isPresent() ? report.jsonOnly("default", defaultText) : report;
  }

  /** {@code AncestralSampling} as {@code ancestral-sampling}, sorted. */
  static List<String> capabilities(Collection<Class<? extends Capability>> types) {
    return types.stream().map(Capability::nameOf).sorted().toList();
  }
}
