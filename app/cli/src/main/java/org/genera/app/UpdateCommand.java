package org.genera.app;

import java.nio.file.Path;
import java.util.Map;
import org.genera.api.model.Model;
import org.genera.api.model.Updatable;
import org.genera.core.DataHandle;
import org.genera.core.RunOptions;
import org.genera.core.UpdateResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "update",
    description =
        "Lets a model learn from more rows, in their order, without the rows that it was fitted"
            + " to.",
    footerHeading = "%nExample:%n",
    footer = "  genera update people.genera new-people.csv --out people-2.genera")
final class UpdateCommand extends GeneraCommand {

  /** A figure that some families keep: the steps of all updates. */
  private static final String STEPS = "updateSteps";

  @Parameters(index = "0", paramLabel = "MODEL", description = "A model file; it is kept.")
  Path model = Path.of("");

  @Parameters(index = "1", paramLabel = "DATA", description = "The new rows.")
  String data = "";

  @Option(names = "--out", required = true, paramLabel = "MODEL", description = "File to save to.")
  String out = "";

  @Mixin OverwriteOption overwrite = new OverwriteOption();
  @Mixin DataOptions dataOptions = new DataOptions();
  @Mixin WorkOptions workOptions = new WorkOptions();

  UpdateCommand(Session session) {
    super(session);
  }

  @Override
  Report run() {
    Path file = ModelOutput.check(out, overwrite.force);
    RunOptions run = workOptions.apply(session());
    Model loaded = genera().load(model);
    genera().require(loaded, Updatable.class);
    try (DataHandle handle =
        session().open(dataOptions.request(data, session().cancellation()).model(loaded))) {
      Inputs.protect(out, handle);
      UpdateResult updated = genera().update(loaded, handle.dataset(), run);
      genera().save(updated.model(), file, overwrite.force);
      Map<String, Double> figures = updated.model().header().summary().figures();
      Map<String, Double> before = loaded.header().summary().figures();
      Report report =
          new Report()
              .put("family", updated.model().header().family())
              .put("rows", updated.rows())
              .put("rowsInAll", updated.model().header().provenance().rows());
      if (figures.containsKey(STEPS)) {
        report.put("steps", Math.round(figures.get(STEPS) - before.getOrDefault(STEPS, 0.0)));
      }
      return report.put("seconds", updated.seconds()).put("model", out);
    }
  }
}
