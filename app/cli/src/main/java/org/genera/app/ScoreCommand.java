package org.genera.app;

import java.nio.file.Path;
import java.util.Optional;
import org.genera.api.model.Model;
import org.genera.core.DataHandle;
import org.genera.core.OutputRequest;
import org.genera.core.RunOptions;
import org.genera.core.ScoreResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "score",
    description =
        "Computes log p(x) of each row in nats; a label is summed out. Of a model that has no"
            + " density, but a lower bound of it, the bound, which the report names as one.",
    footerHeading = "%nExample:%n",
    footer = {
      "  genera score people.genera other-people.csv",
      "  genera score people.genera other-people.csv --out scores.csv",
      "  genera score digits.genera mnist --draws 100"
    })
final class ScoreCommand extends GeneraCommand {

  @Parameters(index = "0", paramLabel = "MODEL", description = "A model file.")
  Path model = Path.of("");

  @Parameters(index = "1", paramLabel = "DATA", description = "The rows to score.")
  String data = "";

  @Option(names = "--out", paramLabel = "DATA", description = "Write the score of each row here.")
  Optional<String> out = Optional.empty();

  @Option(
      names = "--draws",
      paramLabel = "K",
      description =
          "Of a model with a bound: latent draws a row (default: 1). With several also the"
              + " importance-weighted bound, which is the tighter the more there are.")
  Optional<Integer> draws = Optional.empty();

  @Mixin DataOptions dataOptions = new DataOptions();
  @Mixin OutputOptions outputOptions = new OutputOptions();
  @Mixin WorkOptions workOptions = new WorkOptions();

  ScoreCommand(Session session) {
    super(session);
  }

  @Override
  String dataOutput() {
    return out.orElse("");
  }

  @Override
  Report run() {
    RunOptions run = workOptions.apply(session());
    Optional<OutputRequest> output = out.map(outputOptions::request);
    Model loaded = genera().load(model);
    try (DataHandle handle =
        session()
            .open(
                dataOptions
                    .request(data, session().cancellation())
                    .scoredBy(loaded)
                    .keepOthers(!loaded.schema().series().isEmpty()))) {
      out.ifPresent(path -> Inputs.protect(path, handle));
      if (BoundReport.isNeeded(loaded)) {
        return BoundReport.of(
            genera().bound(loaded, handle.dataset(), output, draws.orElse(1), run),
            loaded,
            out,
            run);
      }
      BoundReport.refuse(draws);
      ScoreResult scored = genera().score(loaded, handle.dataset(), output, run);
      Report report =
          new Report()
              .put("rows", scored.rows())
              .put("logLikelihood", scored.logLikelihood())
              .put("meanLogLikelihood", scored.meanLogLikelihood());
      return ModelReport.addUnit(report, loaded.schema(), "series")
          .put("impossibleRows", scored.impossibleRows())
          .put("seconds", scored.seconds())
          .put("out", out);
    }
  }
}
