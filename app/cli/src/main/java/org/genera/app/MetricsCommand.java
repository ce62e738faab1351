package org.genera.app;

import java.util.Locale;
import org.genera.api.metric.Metric;
import org.genera.core.Genera;
import org.genera.core.Registry;
import picocli.CommandLine.Command;

@Command(
    name = "metrics",
    description = "Lists the quality metrics, or shows the options of one and what it needs.",
    footerHeading = "%nExample:%n",
    footer = "  genera metrics held-out-log-likelihood")
final class MetricsCommand extends CatalogCommand<Metric> {

  MetricsCommand(Session session) {
    super(session, "metrics");
  }

  @Override
  Registry<Metric> registry(Genera genera) {
    return genera.metrics();
  }

  @Override
  Report describe(Metric metric) {
    return PluginReport.of(metric)
        .put("inputs", metric.inputs().stream().map(MetricsCommand::lowerDash).sorted().toList())
        .put("requires", PluginReport.capabilities(metric.requires()));
  }

  private static String lowerDash(Metric.Input input) {
    return input.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
