package org.genera.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.model.Model;
import org.genera.api.sample.SampleReport;
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
      "  genera sample people.genera -n 10 --given age=40 --seed 7 --out -"
    })
final class SampleCommand extends GeneraCommand {

  @Parameters(paramLabel = "MODEL", description = "A model file.")
  Path model = Path.of("");

  @Option(
      names = {"-n", "--rows"},
      required = true,
      paramLabel = "N",
      description = "How many rows.")
  long rows;

  @Option(names = "--out", required = true, paramLabel = "DATA", description = "Where to write.")
  String out = "";

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

  @Mixin OutputOptions outputOptions = new OutputOptions();
  @Mixin WorkOptions workOptions = new WorkOptions();

  SampleCommand(Session session) {
    super(session);
  }

  @Override
  String dataOutput() {
    return out;
  }

  @Override
  Report run() {
    if (rows < 0) {
      throw new GeneraException(
          StandardError.USAGE, "Option -n must be zero or more, not " + rows + ".");
    }
    RunOptions run = workOptions.apply(session());
    OutputRequest output = outputOptions.request(out);
    Inputs.protect(out, model);
    Model loaded = genera().load(model);
    SampleJob job =
        SampleJob.of(loaded, rows, output)
            .given(KeyValues.parse("--given", given, loaded.schema().names()))
            .options(KeyValues.parse("-o", options))
            .run(run);
    return report(genera().sample(sampler.map(job::sampler).orElse(job)), run);
  }

  private Report report(SampleReport drawn, RunOptions run) {
    return new Report()
        .put("rows", drawn.rows())
        .put("proposals", drawn.proposals())
        .put("acceptanceRate", drawn.acceptanceRate())
        .put("effectiveSampleSize", drawn.effectiveSampleSize())
        .put("seed", run.seed())
        .put("out", out);
  }
}
