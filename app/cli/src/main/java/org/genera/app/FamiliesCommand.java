package org.genera.app;

import org.genera.api.model.ModelFamily;
import org.genera.core.Genera;
import org.genera.core.Registry;
import picocli.CommandLine.Command;

@Command(
    name = "families",
    description = "Lists the model families, or shows the options and capabilities of one.",
    footerHeading = "%nExample:%n",
    footer = "  genera families gmm")
final class FamiliesCommand extends CatalogCommand<ModelFamily> {

  FamiliesCommand(Session session) {
    super(session, "families");
  }

  @Override
  Registry<ModelFamily> registry(Genera genera) {
    return genera.families();
  }

  @Override
  Report describe(ModelFamily family) {
    return PluginReport.of(family)
        .put("capabilities", PluginReport.capabilities(family.capabilities()));
  }
}
