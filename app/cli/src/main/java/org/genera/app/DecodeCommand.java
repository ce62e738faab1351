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
        "Finds the states behind series, and the probability of each given its whole series.",
    footerHeading = "%nExample:%n",
    footer = {
      "  genera decode quakes.genera earthquakes.csv --order year --out states.csv",
      "  genera decode tags.genera test.conllu --method posterior --out tags.jsonl"
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
      paramLabel = "viterbi|posterior",
      converter = MethodConverter.class,
      description =
          "The most probable sequence as a whole (default), or the most probable state of each"
              + " step.")
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
        genera()
            .open(
                dataOptions
                    .request(data, session().cancellation())
                    .model(loaded)
                    .keepOthers(true))) {
      DecodeResult decoded =
          genera().decode(loaded, handle.dataset(), outputOptions.request(out), method, run);
      return new Report()
          .put("series", decoded.series())
          .put("steps", decoded.steps())
          .put("seconds", decoded.seconds())
          .put("out", out);
    }
  }

  /** Reads which sequence is meant. */
  static final class MethodConverter extends WordConverter<SeriesModel.Decoding> {
    MethodConverter() {
      super(SeriesModel.Decoding.class);
    }
  }
}
