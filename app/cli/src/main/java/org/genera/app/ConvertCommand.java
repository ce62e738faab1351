package org.genera.app;

import org.genera.api.data.Dataset;
import org.genera.core.DataHandle;
import org.genera.core.OutputRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "convert",
    description = "Writes data in another format.",
    footerHeading = "%nExample:%n",
    footer = {"  genera convert people.csv --out people.npy", "  genera convert toy:moons --out -"})
final class ConvertCommand extends DataWritingCommand {

  @Parameters(paramLabel = "DATA", description = "What to read.")
  String data = "";

  @Mixin DataOptions dataOptions = new DataOptions();
  @Mixin ColumnOptions columnOptions = new ColumnOptions();

  ConvertCommand(Session session) {
    super(session);
  }

  @Override
  Report run() {
    OutputRequest output = output();
    try (DataHandle handle =
        genera().open(columnOptions.apply(dataOptions.request(data, session().cancellation())))) {
      Inputs.protect(out, handle);
      Dataset kept = columnOptions.withoutIgnored(handle.dataset());
      long rows = genera().write(kept, output, session().cancellation());
      return new Report()
          .put("format", handle.format())
          .put("rows", rows)
          .put("columns", kept.schema().size())
          .put("out", out);
    }
  }
}
