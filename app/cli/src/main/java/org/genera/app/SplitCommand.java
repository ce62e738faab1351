package org.genera.app;

import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Dataset;
import org.genera.core.DataHandle;
import org.genera.core.OutputRequest;
import org.genera.core.data.RowSelection;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "split",
    description = "Parts the rows of data in two at random; both parts keep the order.",
    footerHeading = "%nExample:%n",
    footer = "  genera split people.csv --fraction 0.8 --out train.csv --rest test.csv")
final class SplitCommand extends GeneraCommand {

  @Parameters(paramLabel = "DATA", description = "What to read.")
  String data = "";

  @Option(
      names = "--fraction",
      required = true,
      paramLabel = "SHARE",
      description = "Share of the rows that --out gets, above 0 and below 1.")
  double fraction;

  @Option(names = "--out", required = true, paramLabel = "A", description = "Gets the share.")
  String out = "";

  @Option(names = "--rest", required = true, paramLabel = "B", description = "Gets the others.")
  String rest = "";

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed of the choice (default: 1).")
  long seed = 1;

  @Mixin DataOptions dataOptions = new DataOptions();
  @Mixin ColumnOptions columnOptions = new ColumnOptions();
  @Mixin OutputOptions outputOptions = new OutputOptions();

  SplitCommand(Session session) {
    super(session);
  }

  @Override
  String dataOutput() {
    return isStandardStream(rest) ? rest : out;
  }

  @Override
  Report run() {
    OutputRequest first = outputOptions.request(out);
    OutputRequest second = outputOptions.request(rest);
    checkBoth(first, second);
    try (DataHandle handle =
        genera().open(columnOptions.apply(dataOptions.request(data, session().cancellation())))) {
      Dataset kept = columnOptions.withoutIgnored(handle.dataset());
      RowSelection selection = genera().split(kept, fraction, seed);
      long firstRows = genera().write(selection.selected(), first, session().cancellation());
      long restRows = genera().write(selection.others(), second, session().cancellation());
      return new Report()
          .put("rows", firstRows)
          .put("restRows", restRows)
          .put("seed", seed)
          .put("out", out)
          .put("rest", rest);
    }
  }

  /** Either both parts are written or none. */
  private void checkBoth(OutputRequest first, OutputRequest second) {
    if (out.equals(rest)) {
      throw new GeneraException(
          StandardError.USAGE, "Options --out and --rest name the same output '" + out + "'.");
    }
    genera().checkOutput(first);
    genera().checkOutput(second);
  }
}
