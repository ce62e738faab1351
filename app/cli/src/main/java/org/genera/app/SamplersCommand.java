package org.genera.app;

import org.genera.api.sample.SamplerFactory;
import org.genera.core.Genera;
import org.genera.core.Registry;
import picocli.CommandLine.Command;

@Command(
    name = "samplers",
    description =
        "Lists the samplers, or shows the options of one and what it requires of a model.",
    footerHeading = "%nExample:%n",
    footer = "  genera samplers conditional")
final class SamplersCommand extends CatalogCommand<SamplerFactory> {

  SamplersCommand(Session session) {
    super(session, "samplers");
  }

  @Override
  Registry<SamplerFactory> registry(Genera genera) {
    return genera.samplers();
  }

  @Override
  Report describe(SamplerFactory sampler) {
    return PluginReport.of(sampler).put("requires", PluginReport.capabilities(sampler.requires()));
  }
}
