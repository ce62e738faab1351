package org.genera.app;

import java.nio.file.Path;
import java.util.Locale;
import org.genera.api.model.Conditioning;
import org.genera.api.model.Fill;
import org.genera.api.model.Model;
import org.genera.core.DataHandle;
import org.genera.core.ImputeResult;
import org.genera.core.OutputRequest;
import org.genera.core.RunOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "impute",
    description = "Fills missing cells from what is known in their row; other columns are kept.",
    footerHeading = "%nExample:%n",
    footer = "  genera impute people.genera gaps.csv --mode mean --out filled.csv")
final class ImputeCommand extends DataWritingCommand {

  @Parameters(index = "0", paramLabel = "MODEL", description = "A model file.")
  Path model = Path.of("");

  @Parameters(index = "1", paramLabel = "DATA", description = "Rows with missing cells.")
  String data = "";

  @Option(
      names = "--mode",
      paramLabel = "draw|mean|mode",
      converter = FillConverter.class,
      description =
          "Fill with a draw (default), the mean (for categories the mode) or the mode of what is"
              + " missing given what is known.")
  Fill mode = Fill.DRAW;

  @Mixin DataOptions dataOptions = new DataOptions();
  @Mixin WorkOptions workOptions = new WorkOptions();

  ImputeCommand(Session session) {
    super(session);
  }

  @Override
  Report run() {
    RunOptions run = workOptions.apply(session());
    OutputRequest output = output();
    Model loaded = genera().load(model);
    try (DataHandle handle =
        genera()
            .open(
                dataOptions
                    .request(data, session().cancellation())
                    .model(loaded)
                    .keepOthers(true))) {
      Inputs.protect(out, handle);
      OutputRequest likeInput = output.rowColumns(handle.rowColumns());
      ImputeResult imputed = genera().impute(loaded, handle.dataset(), likeInput, mode, run);
      return new Report()
          .put("rows", imputed.rows())
          .put("filledCells", imputed.filledCells())
          .put("impossibleRows", imputed.impossibleRows())
          .put("mode", mode.name().toLowerCase(Locale.ROOT))
          .put("method", loaded.capability(Conditioning.class).flatMap(Conditioning::approximation))
          .put("seconds", imputed.seconds())
          .put("seed", run.seed())
          .put("out", out);
    }
  }

  /** Reads a way to fill cells. */
  static final class FillConverter extends WordConverter<Fill> {
    FillConverter() {
      super(Fill.class);
    }
  }
}
