package org.genera.app;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Dataset;
import org.genera.api.model.Fill;
import org.genera.api.model.Model;
import org.genera.api.model.SeriesModel;
import org.genera.core.DataHandle;
import org.genera.core.DecodeResult;
import org.genera.core.MadeRows;
import org.genera.core.PathsResult;
import org.genera.core.RunOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "decode",
    description =
        "Of a model of series: finds the states behind series, and how probable each is. Where the"
            + " model's states are labelled and the data have the labels, also in how many steps"
            + " they were found. Of a model with a latent space: makes rows of latent variables,"
            + " such as 'genera encode' writes. Columns that the model does not know are kept.",
    footerHeading = "%nExample:%n",
    footer = {
      "  genera decode quakes.genera earthquakes.csv --order year --out states.csv",
      "  genera decode tags.genera test.conllu --method posterior --out tags.jsonl",
      "  genera decode returns.genera returns.csv --order Date --method filter --out regimes.csv",
      "  genera decode tags.genera test.conllu --paths 5 --out paths.jsonl",
      "  genera decode digits.genera latents.csv --out sheet.png"
    })
final class DecodeCommand extends DataWritingCommand {

  @Parameters(
      index = "0",
      paramLabel = "MODEL",
      description = "A model of series, or with a latent space.")
  Path model = Path.of("");

  @Parameters(
      index = "1",
      paramLabel = "DATA",
      description = "The series, or the latent variables.")
  String data = "";

  @Option(
      names = "--method",
      paramLabel = "viterbi|path|posterior|filter",
      converter = MethodConverter.class,
      description =
          "The most probable sequence as a whole (default); 'path': the same without probabilities,"
              + " in less time; the most probable state of each step given the whole series, or"
              + " given the steps up to it.")
  Optional<SeriesModel.Decoding> method = Optional.empty();

  @Option(
      names = "--paths",
      paramLabel = "K",
      description =
          "Up to 1000: the K most probable sequences of each series, in a column 'path' from 1,"
              + " with log p(path | series) in 'logProbability'.")
  Optional<Integer> paths = Optional.empty();

  @Option(
      names = "--mode",
      paramLabel = "draw|mean|mode",
      converter = ImputeCommand.FillConverter.class,
      description =
          "Of latent variables: make the mean of p(x | z) (default), its mode, or a draw.")
  Optional<Fill> mode = Optional.empty();

  @Mixin CarriedColumns carried = new CarriedColumns();
  @Mixin DataOptions dataOptions = new DataOptions();
  @Mixin WorkOptions workOptions = new WorkOptions();

  DecodeCommand(Session session) {
    super(session);
  }

  @Override
  Report run() {
    if (paths.isPresent()
        && method.orElse(SeriesModel.Decoding.VITERBI) != SeriesModel.Decoding.VITERBI) {
      throw new GeneraException(
          StandardError.USAGE,
          "Paths are most probable as a whole: leave out --method or --paths.");
    }
    RunOptions run = workOptions.apply(session());
    Model loaded = genera().load(model);
    genera().requireDecoder(loaded);
    if (loaded.capability(SeriesModel.class).isEmpty()) {
      return ofLatents(loaded, run);
    }
    refuse(mode.isPresent(), "--mode", "the states of series are found, not made");
    try (DataHandle handle =
        session()
            .open(
                carried.apply(
                    dataOptions
                        .request(data, session().cancellation())
                        .model(loaded)
                        .unknownLevels(true)))) {
      Inputs.protect(out, handle);
      return paths.isPresent()
          ? paths(loaded, handle.dataset(), paths.get(), run)
          : states(loaded, handle.dataset(), run);
    }
  }

  private Report ofLatents(Model loaded, RunOptions run) {
    refuse(method.isPresent(), "--method", "it is for models of series");
    refuse(paths.isPresent(), "--paths", "it is for models of series");
    try (DataHandle handle =
        session()
            .open(
                carried.apply(
                    dataOptions.request(data, session().cancellation()).latentsOf(loaded)))) {
      Inputs.protect(out, handle);
      MadeRows made =
          genera().decodeLatents(loaded, handle.dataset(), output(), mode.orElse(Fill.MEAN), run);
      return new Report()
          .put("rows", made.rows())
          .put("mode", mode.orElse(Fill.MEAN).name().toLowerCase(Locale.ROOT))
          .put("seconds", made.seconds())
          .put("out", out);
    }
  }

  private static void refuse(boolean given, String option, String why) {
    if (given) {
      throw new GeneraException(
          StandardError.USAGE, "Leave out " + option + " with this model: " + why + ".");
    }
  }

  private Report states(Model loaded, Dataset rows, RunOptions run) {
    DecodeResult decoded =
        genera().decode(loaded, rows, output(), method.orElse(SeriesModel.Decoding.VITERBI), run);
    Report report = new Report().put("series", decoded.series()).put("steps", decoded.steps());
    putAccuracy(report, decoded.labelledSteps(), decoded.accuracy());
    return report.put("seconds", decoded.seconds()).put("out", out);
  }

  private Report paths(Model loaded, Dataset rows, int count, RunOptions run) {
    PathsResult found = genera().decodePaths(loaded, rows, output(), count, run);
    Report report =
        new Report()
            .put("series", found.series())
            .put("steps", found.steps())
            .put("paths", found.paths())
            .put("probability", found.probability());
    putAccuracy(report, found.labelledSteps(), found.accuracy());
    return report.put("seconds", found.seconds()).put("out", out);
  }

  private static void putAccuracy(Report report, long labelledSteps, OptionalDouble accuracy) {
    accuracy.ifPresent(share -> report.put("labelledSteps", labelledSteps).put("accuracy", share));
  }

  /** Reads which sequence is meant. */
  static final class MethodConverter extends WordConverter<SeriesModel.Decoding> {
    MethodConverter() {
      super(SeriesModel.Decoding.class);
    }
  }
}
