package org.genera.app;

import java.nio.file.Path;
import java.util.List;
import org.genera.core.DataHandle;
import org.genera.core.DataRequest;
import picocli.CommandLine.Command;

@Command(
    name = "demo",
    description = "Fits, samples and scores built-in data, and shows how well it went.",
    footerHeading = "%nExample:%n",
    footer = "  genera demo")
final class DemoCommand extends GeneraCommand {

  private static final String DATA = "toy:ring?n=5000&seed=1";
  private static final String UNSEEN = "toy:ring?n=5000&seed=2";
  private static final String MODEL = "ring.genera";
  private static final String DRAWN = "drawn.csv";

  /**
   * The mean log p(x) under the distribution that made the data: eight Gaussians far apart, of
   * standard deviation 0.1 on both axes.
   */
  private static final double OPTIMUM = -(Math.log(8) + Math.log(2 * Math.PI * Math.E * 0.01));

  DemoCommand(Session session) {
    super(session);
  }

  @Override
  Report run() {
    try (Scratch scratch = new Scratch()) {
      Report fit = step(scratch, "fit", "gmm", DATA, "-o", "components=8", "--out", MODEL);
      Report sample = step(scratch, "sample", MODEL, "-n", "5000", "--seed", "2", "--out", DRAWN);
      Report score = step(scratch, "score", MODEL, UNSEEN);
      return new Report()
          .textOnly(
              "logLikelihood",
              List.of(likelihood("training rows", fit), likelihood("unseen rows", score)))
          .jsonOnly("fit", fit)
          .jsonOnly("sample", sample)
          .jsonOnly("score", score)
          .put("columns", columns(scratch.file(DRAWN)));
    }
  }

  /** Runs a command as if it had been typed, with its files in the scratch directory. */
  private Report step(Scratch scratch, String... args) {
    session().endProgress();
    if (!json) {
      session().out().println("$ genera " + ShellText.of(args));
    }
    String[] resolved = args.clone();
    for (int i = 0; i < resolved.length; i++) {
      if (resolved[i].equals(MODEL) || resolved[i].equals(DRAWN)) {
        resolved[i] = scratch.file(resolved[i]).toString();
      }
    }
    return Commands.parse(session(), resolved).run();
  }

  private static Report likelihood(String rows, Report found) {
    return new Report()
        .put("of", rows)
        .put("rows", found.json().getOrDefault("rows", ""))
        .put("meanLogP", found.json().getOrDefault("meanLogLikelihood", ""))
        .put("underTheTruth", OPTIMUM);
  }

  private List<Report> columns(Path drawn) {
    try (DataHandle data = genera().open(DataRequest.of(DATA));
        DataHandle sample = genera().open(DataRequest.of(drawn.toString()))) {
      TableStatistics given = TableStatistics.of(data.dataset(), session().cancellation());
      TableStatistics made = TableStatistics.of(sample.dataset(), session().cancellation());
      return List.of(compare("x", given, made, 0), compare("y", given, made, 1));
    }
  }

  private static Report compare(String name, TableStatistics given, TableStatistics made, int c) {
    return new Report()
        .put("column", name)
        .put("meanOfData", given.column(c).mean())
        .put("meanOfSample", made.column(c).mean())
        .put("sdOfData", given.column(c).standardDeviation())
        .put("sdOfSample", made.column(c).standardDeviation());
  }
}
