package org.genera.app;

import java.util.List;
import java.util.Optional;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.core.CompareRequest;
import org.genera.core.CompareRequest.Plan;
import org.genera.core.CompareRequest.Testing;
import org.genera.core.DataHandle;
import org.genera.core.DataRequest;
import org.genera.core.RunOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "compare",
    description = {
      "Trains families on the same labelled rows and judges them on the same others, in one table.",
      "Log loss and log p(x) are means in nats. Brier: the mean of the squared error of p(class |"
          + " x) summed over all classes, 0 to 2 (Brier, 1950). Calibration: the expected"
          + " calibration error of the likeliest class in 15 bins of equal width (Guo et al.,"
          + " 2017). Log p(x) is of the features alone; '>=' marks a lower bound of it, of a model"
          + " that has no density. With folds, figures are pooled over all"
          + " rows, SD is the standard deviation of the accuracy over folds, and seconds are those"
          + " of one fit."
    },
    footerHeading = "%nExample:%n",
    footer = {
      "  genera compare penguins.csv --label species --families naive-bayes,gmm,logistic",
      "  genera compare train.csv --test test.csv --label income --families naive-bayes,logistic"
          + " \\",
      "    -o naive-bayes.likelihood.age=gaussian --labelled 0.01,0.1,1"
    })
final class CompareCommand extends GeneraCommand {

  private static final int FOLDS = 5;

  @Parameters(paramLabel = "DATA", description = "Rows with a label.")
  String data = "";

  @Option(
      names = "--families",
      required = true,
      split = ",",
      paramLabel = "FAMILY",
      description = "The families to compare, with commas between them.")
  List<String> families = List.of();

  @Option(
      names = {"-o", "--option"},
      paramLabel = "FAMILY.key=value",
      description = "Option of one of the families; can be repeated.")
  List<String> options = List.of();

  @Option(names = "--test", paramLabel = "DATA", description = "Rows to be judged on.")
  Optional<String> test = Optional.empty();

  @Option(
      names = "--folds",
      paramLabel = "N",
      description =
          "Without --test: judge each of N stratified parts of the rows by what the others teach"
              + " (default: 5).")
  Optional<Integer> folds = Optional.empty();

  @Option(
      names = "--labelled",
      split = ",",
      paramLabel = "SHARE",
      description =
          "Shares of the training labels to keep in turn, such as 0.01,0.1,1, at least one of each"
              + " class: a second table shows the accuracy with each. The other rows stay, without"
              + " a label.")
  List<Double> shares = List.of();

  @Option(
      names = "--draws",
      paramLabel = "K",
      description =
          "Latent draws a row that bound log p(x) of a model without a density (default: 1, the"
              + " evidence lower bound; with several the importance-weighted one).")
  int draws = 1;

  @Mixin DataOptions dataOptions = new DataOptions();
  @Mixin ColumnOptions columnOptions = new ColumnOptions();
  @Mixin WorkOptions workOptions = new WorkOptions();

  CompareCommand(Session session) {
    super(session);
  }

  @Override
  Report run() {
    RunOptions run = workOptions.apply(session());
    Plan plan = new Plan(Contenders.parse(families, options, ofColumns()), shares, draws);
    genera().checkComparison(plan);
    Testing.Folds parts = new Testing.Folds(folds.orElse(FOLDS));
    if (test.isPresent() && folds.isPresent()) {
      throw new GeneraException(
          StandardError.USAGE, "Options --test and --folds exclude each other; give one of them.");
    }
    try (DataHandle training = genera().open(training())) {
      CompareRequest request = CompareRequest.of(training.dataset(), plan).run(run);
      if (test.isEmpty()) {
        return report(request.testing(parts));
      }
      try (DataHandle other = session().open(testing(test.get(), training))) {
        return report(request.testing(new Testing.Other(other.dataset())));
      }
    }
  }

  private List<String> ofColumns() {
    return families.stream()
        .flatMap(
            name ->
                KeyValues.ofColumns(genera().families().get(name)).stream()
                    .map(beginning -> name + "." + beginning))
        .toList();
  }

  /** Columns that a given schema lacks are kept, so that they can be ignored by name. */
  private DataRequest training() {
    return columnOptions.apply(
        dataOptions.request(data, session().cancellation()).keepOthers(true));
  }

  /** What a level that the training rows lack counts as is each family's choice. */
  private DataRequest testing(String location, DataHandle training) {
    return dataOptions
        .request(location, session().cancellation())
        .typedLike(training.dataset().schema().modelled())
        .unknownLevels(true);
  }

  private Report report(CompareRequest request) {
    return CompareReport.of(request, genera().compare(request));
  }
}
