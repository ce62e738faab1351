package org.genera.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.genera.api.GeneraException;
import org.genera.api.data.Dataset;
import org.genera.api.data.Schema;
import org.genera.api.model.Model;
import org.genera.api.model.ModelFamily;
import org.genera.api.option.Options;
import org.genera.core.CheckpointRequest;
import org.genera.core.DataHandle;
import org.genera.core.DataRequest;
import org.genera.core.FitRequest;
import org.genera.core.FitResult;
import org.genera.core.RunOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "fit",
    description = "Learns a model of a family from data and saves it.",
    footerHeading = "%nExample:%n",
    footer = {
      "  genera fit gmm people.csv -o components=3 --ignore name --out people.genera",
      "  genera families gmm        (the options of a family)"
    })
final class FitCommand extends GeneraCommand {

  private static final int NOTES_SHOWN = 20;

  @Parameters(
      index = "0",
      paramLabel = "FAMILY",
      description = "Which family: see 'genera families'.")
  String family = "";

  @Parameters(index = "1", paramLabel = "DATA", description = "The training rows.")
  String data = "";

  @Option(names = "--out", required = true, paramLabel = "MODEL", description = "File to save to.")
  String out = "";

  @Option(
      names = {"-o", "--option"},
      paramLabel = "key=value",
      description = "Option of the family; can be repeated.")
  List<String> options = List.of();

  @Option(
      names = "--validation",
      paramLabel = "HELD-OUT",
      description =
          "Rows held out: a share drawn at random such as 0.2, the last rows such as last:0.2, none,"
              + " or other data (default: what the family wants).")
  Optional<String> validation = Optional.empty();

  @Option(names = "--from", paramLabel = "MODEL", description = "Start from this model.")
  Optional<Path> from = Optional.empty();

  @Mixin CheckpointOptions checkpointOptions = new CheckpointOptions();
  @Mixin OverwriteOption overwrite = new OverwriteOption();
  @Mixin DataOptions dataOptions = new DataOptions();
  @Mixin ColumnOptions columnOptions = new ColumnOptions();
  @Mixin WorkOptions workOptions = new WorkOptions();

  FitCommand(Session session) {
    super(session);
  }

  @Override
  Report run() {
    Path file = ModelOutput.check(out, overwrite.force);
    Map<String, String> texts = checkedOptions();
    Optional<CheckpointRequest> checkpoint = checkpointOptions.request(out, overwrite.force);
    boolean resumed = checkpointOptions.resumes();
    RunOptions run = workOptions.apply(session());
    Optional<Model> start = from.map(genera()::load);
    try (DataHandle training = session().open(request(start));
        HeldOut heldOut = heldOut(training.dataset())) {
      Inputs.protect(out, training);
      heldOut.opened().ifPresent(other -> Inputs.protect(out, other));
      checkpoint.ifPresent(
          kept -> Inputs.protect("--checkpoint", kept.file().toString(), training));
      FitRequest request =
          FitRequest.of(family, training).options(texts).holdOut(heldOut.rows()).run(run);
      FitRequest started = start.map(request::warmStart).orElse(request);
      FitResult result = fit(checkpoint.map(started::checkpoint).orElse(started));
      genera().save(result.model(), file, overwrite.force);
      checkpointOptions.remove();
      Report report = report(result, run);
      return checkpointOptions.resume ? report.put("resumed", resumed) : report;
    }
  }

  private FitResult fit(FitRequest request) {
    try {
      return genera().fit(request);
    } catch (GeneraException e) {
      throw checkpointOptions.explained(e, session().cancellation().isCancelled());
    }
  }

  /** A wrong family or option is found before data are read. */
  private Map<String, String> checkedOptions() {
    ModelFamily named = genera().families().get(family);
    Map<String, String> texts = KeyValues.ofColumns("-o", options, KeyValues.ofColumns(named));
    return Options.of(named.options(), texts).texts();
  }

  /** Columns that a given schema lacks are kept, so that they can be ignored by name. */
  private DataRequest request(Optional<Model> start) {
    DataRequest request = dataOptions.request(data, session().cancellation()).keepOthers(true);
    return columnOptions.apply(start.map(request::model).orElse(request));
  }

  private HeldOut heldOut(Dataset training) {
    return HeldOut.parse(
        validation.orElse(""),
        other ->
            session()
                .open(
                    dataOptions
                        .request(other, session().cancellation())
                        .typedLike(training.schema().modelled())));
  }

  private Report report(FitResult result, RunOptions run) {
    Report report =
        new Report()
            .put("family", family)
            .put("rows", result.rows())
            .put("columns", ModelReport.modelledColumns(result.model().schema()));
    Schema schema = result.model().schema();
    ModelReport.addSummary(report, result.model().header().summary(), schema);
    result.impossibleRows().ifPresent(rows -> report.put("impossibleRows", rows));
    ModelReport.addNotes(report, result.model().notes(), NOTES_SHOWN);
    report
        .put("seconds", result.seconds())
        .put("seed", run.seed())
        .jsonOnly("threads", run.threads());
    result.validation().ifPresent(held -> report.put("validation", validation(held, schema)));
    return report.put("model", out);
  }

  private static Report validation(FitResult.Validation held, Schema schema) {
    Report report =
        new Report().put("rows", held.rows()).put("meanLogLikelihood", held.meanLogLikelihood());
    ModelReport.addUnit(report, schema, "step");
    held.figures().forEach(report::put);
    return held.impossibleRows() > 0 ? report.put("impossibleRows", held.impossibleRows()) : report;
  }
}
