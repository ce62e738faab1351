package org.genera.app;

import java.nio.file.Path;
import java.util.Optional;
import org.genera.api.model.Classifier;
import org.genera.api.model.Model;
import org.genera.core.ClassifyResult;
import org.genera.core.DataHandle;
import org.genera.core.OutputRequest;
import org.genera.core.RunOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "classify",
    description =
        "Computes p(y | x) of each row: the label from the features. Where the data have the"
            + " label, also accuracy, log-loss, Brier score and calibration error.",
    footerHeading = "%nExample:%n",
    footer = "  genera classify penguins.genera other-penguins.csv --out species.csv")
final class ClassifyCommand extends GeneraCommand {

  @Parameters(index = "0", paramLabel = "MODEL", description = "A model with a label.")
  Path model = Path.of("");

  @Parameters(index = "1", paramLabel = "DATA", description = "The rows to classify.")
  String data = "";

  @Option(
      names = "--out",
      paramLabel = "DATA",
      description = "Write the likeliest class and p(y | x) of each class here.")
  Optional<String> out = Optional.empty();

  @Mixin DataOptions dataOptions = new DataOptions();
  @Mixin OutputOptions outputOptions = new OutputOptions();
  @Mixin WorkOptions workOptions = new WorkOptions();

  ClassifyCommand(Session session) {
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
    genera().require(loaded, Classifier.class);
    try (DataHandle handle =
        session()
            .open(
                dataOptions
                    .request(data, session().cancellation())
                    .scoredBy(loaded)
                    .keepOthers(!loaded.schema().series().isEmpty()))) {
      out.ifPresent(path -> Inputs.protect(path, handle));
      ClassifyResult classified = genera().classify(loaded, handle.dataset(), output, run);
      Report report =
          new Report()
              .put("rows", classified.rows())
              .put("labelledRows", classified.labelledRows());
      classified
          .figures()
          .ifPresent(
              figures -> {
                ClassificationReport.addTo(report, figures);
                report.put("impossibleRows", classified.impossibleRows());
              });
      return report.put("seconds", classified.seconds()).put("out", out);
    }
  }
}
