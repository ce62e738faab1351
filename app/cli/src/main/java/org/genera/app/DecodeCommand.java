package org.genera.app;

import java.nio.file.Path;
import org.genera.api.model.Model;
import org.genera.api.model.SeriesModel;
import org.genera.core.DataHandle;
import org.genera.core.DecodeResult;
import org.genera.core.RunOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "decode",
    description =
        "Finds the states behind series, and how probable each is. Where the model's states are"
            + " labelled and the data have the labels, also in how many steps they were found.",
    footerHeading = "%nExample:%n",
    footer = {
      "  genera decode quakes.genera earthquakes.csv --order year --out states.csv",
      "  genera decode tags.genera test.conllu --method posterior --out tags.jsonl",
      "  genera decode returns.genera returns.csv --order Date --method filter --out regimes.csv"
    })
final class DecodeCommand extends GeneraCommand {

  @Parameters(index = "0", paramLabel = "MODEL", description = "A model of series.")
  Path model = Path.of("");

  @Parameters(index = "1", paramLabel = "DATA", description = "The series to decode.")
  String data = "";

  @Option(names = "--out", required = true, paramLabel = "DATA", description = "File to write.")
  String out = "";

  @Option(
      names = "--method",
      paramLabel = "viterbi|posterior|filter",
      converter = MethodConverter.class,
      description =
          "The most probable sequence as a whole (default), the most probable state of each step"
              + " given the whole series, or given the steps up to it.")
  SeriesModel.Decoding method = SeriesModel.Decoding.VITERBI;

  @Mixin DataOptions dataOptions = new DataOptions();
  @Mixin OutputOptions outputOptions = new OutputOptions();
  @Mixin WorkOptions workOptions = new WorkOptions();

  DecodeCommand(Session session) {
    super(session);
  }

  @Override
  String dataOutput() {
    return out;
  }

  @Override
  Report run() {
    RunOptions run = workOptions.apply(session());
    Model loaded = genera().load(model);
    genera().require(loaded, SeriesModel.class);
    try (DataHandle handle =
        session()
            .open(
                dataOptions
                    .request(data, session().cancellation())
                    .model(loaded)
                    .keepOthers(true))) {
      Inputs.protect(out, handle);
      DecodeResult decoded =
          genera().decode(loaded, handle.dataset(), outputOptions.request(out), method, run);
      Report report = new Report().put("series", decoded.series()).put("steps", decoded.steps());
      decoded
          .accuracy()
          .ifPresent(
              share -> report.put("labelledSteps", decoded.labelledSteps()).put("accuracy", share));
      return report.put("seconds", decoded.seconds()).put("out", out);
    }
  }

  /** Reads which sequence is meant. */
  static final class MethodConverter extends WordConverter<SeriesModel.Decoding> {
    MethodConverter() {
      super(SeriesModel.Decoding.class);
    }
  }
}
