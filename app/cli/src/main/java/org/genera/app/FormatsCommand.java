package org.genera.app;

import org.genera.api.data.DatasetFormat;
import org.genera.core.Genera;
import org.genera.core.Registry;
import picocli.CommandLine.Command;

@Command(
    name = "formats",
    description = "Lists the data formats, or shows the options of one.",
    footerHeading = "%nExample:%n",
    footer = "  genera formats csv")
final class FormatsCommand extends CatalogCommand<DatasetFormat> {

  FormatsCommand(Session session) {
    super(session, "formats");
  }

  @Override
  Registry<DatasetFormat> registry(Genera genera) {
    return genera.formats();
  }

  @Override
  Report describe(DatasetFormat format) {
    return PluginReport.of(format)
        .put("suffixes", format.suffixes())
        .put("writes", format.canWrite());
  }
}
