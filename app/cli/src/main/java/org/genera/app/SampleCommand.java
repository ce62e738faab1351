package org.genera.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.model.Model;
import org.genera.api.model.SeriesModel;
import org.genera.api.sample.SampleReport;
import org.genera.core.DataHandle;
import org.genera.core.ForecastResult;
import org.genera.core.OutputRequest;
import org.genera.core.RunOptions;
import org.genera.core.SampleJob;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "sample",
    description = "Draws new rows from a model.",
    footerHeading = "%nExample:%n",
    footer = {
      "  genera sample people.genera -n 1000 --out new-people.csv",
      "  genera sample people.genera -n 10 --given age=40 --seed 7 --out -",
      "  genera sample text.genera --continue begun.txt --steps 40 --with-prefix --out -"
    })
final class SampleCommand extends DataWritingCommand {

  @Parameters(paramLabel = "MODEL", description = "A model file.")
  Path model = Path.of("");

  @Option(
      names = {"-n", "--rows"},
      paramLabel = "N",
      description = "How many rows.")
  Optional<Long> rows = Optional.empty();

  @Option(
      names = "--given",
      paramLabel = "COL=VALUE",
      description = "A known value: the others are drawn given it; can be repeated.")
  List<String> given = List.of();

  @Option(
      names = "--sampler",
      paramLabel = "NAME",
      description = "Which sampler (see 'genera samplers'); by default ancestral or conditional.")
  Optional<String> sampler = Optional.empty();

  @Option(
      names = {"-o", "--option"},
      paramLabel = "key=value",
      description = "Option of the sampler; can be repeated.")
  List<String> options = List.of();

  @Option(
      names = "--continue",
      paramLabel = "DATA",
      description = "Instead of new rows: draw how each of these series goes on.")
  Optional<String> begun = Optional.empty();

  @Option(names = "--steps", paramLabel = "N", description = "With --continue: how many steps.")
  Optional<Integer> steps = Optional.empty();

  @Option(
      names = "--with-prefix",
      description = "With --continue: write the steps that are given before those drawn.")
  boolean withPrefix;

  @Mixin DataOptions dataOptions = new DataOptions();
  @Mixin WorkOptions workOptions = new WorkOptions();

  SampleCommand(Session session) {
    super(session);
  }

  @Override
  Report run() {
    checkUsage();
    RunOptions run = workOptions.apply(session());
    OutputRequest output = output();
    Inputs.protect(out, model);
    Model loaded = genera().load(model);
    return begun.isPresent() ? goOn(loaded, output, run) : rows(loaded, output, run);
  }

  private void checkUsage() {
    if (begun.isPresent()) {
      refuse(rows.isPresent(), "-n", "each series is continued once");
      refuse(!given.isEmpty(), "--given", "the series are what is given");
      refuse(sampler.isPresent() || !options.isEmpty(), "--sampler or -o", "no sampler is used");
      if (steps.orElse(0) < 1) {
        throw new GeneraException(
            StandardError.USAGE,
            "Say how many steps to draw: --continue needs --steps N, 1 or more.");
      }
    } else {
      if (steps.isPresent() || withPrefix) {
        throw new GeneraException(
            StandardError.USAGE, "--steps and --with-prefix go with --continue DATA.");
      }
      if (rows.orElse(-1L) < 0) {
        throw new GeneraException(
            StandardError.USAGE,
            rows.map(n -> "Option -n must be zero or more, not " + n + ".")
                .orElse("Say how many rows: -n N (or --continue DATA for series that go on)."));
      }
    }
  }

  private static void refuse(boolean given, String option, String why) {
    if (given) {
      throw new GeneraException(
          StandardError.USAGE, "Leave out " + option + " with --continue: " + why + ".");
    }
  }

  private Report rows(Model loaded, OutputRequest output, RunOptions run) {
    SampleJob job =
        SampleJob.of(loaded, rows.orElseThrow(), output)
            .given(KeyValues.parse("--given", given, loaded.schema().names()))
            .options(KeyValues.parse("-o", options))
            .run(run);
    return report(genera().sample(sampler.map(job::sampler).orElse(job)), run);
  }

  private Report goOn(Model loaded, OutputRequest output, RunOptions run) {
    genera().require(loaded, SeriesModel.class);
    try (DataHandle handle =
        session()
            .open(
                dataOptions
                    .request(begun.orElseThrow(), session().cancellation())
                    .model(loaded)
                    .keepOthers(true))) {
      Inputs.protect(out, handle);
      ForecastResult drawn =
          genera()
              .continueSeries(
                  loaded, handle.dataset(), output, steps.orElseThrow(), withPrefix, run);
      return new Report()
          .put("series", drawn.series())
          .put("steps", drawn.steps())
          .put("seed", run.seed())
          .put("out", out);
    }
  }

  private Report report(SampleReport drawn, RunOptions run) {
    return new Report()
        .put("rows", drawn.rows())
        .put("proposals", drawn.proposals())
        .put("acceptanceRate", drawn.acceptanceRate())
        .put("effectiveSampleSize", drawn.effectiveSampleSize())
        .put("method", drawn.approximation())
        .put("seed", run.seed())
        .put("out", out);
  }
}
