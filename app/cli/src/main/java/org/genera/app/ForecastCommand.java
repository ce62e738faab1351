package org.genera.app;

import java.nio.file.Path;
import java.util.List;
import org.genera.api.model.Model;
import org.genera.api.model.SeriesModel;
import org.genera.core.DataHandle;
import org.genera.core.ForecastRequest;
import org.genera.core.ForecastResult;
import org.genera.core.RunOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "forecast",
    description =
        "Tells the distribution of the steps that come after series: means and intervals of"
            + " numbers, the most probable levels, and the probability of each state.",
    footerHeading = "%nExample:%n",
    footer =
        "  genera forecast quakes.genera earthquakes.csv --order year --horizon 10 --out next.csv")
final class ForecastCommand extends DataWritingCommand {

  @Parameters(index = "0", paramLabel = "MODEL", description = "A model of series.")
  Path model = Path.of("");

  @Parameters(index = "1", paramLabel = "DATA", description = "The series so far.")
  String data = "";

  @Option(
      names = "--horizon",
      required = true,
      paramLabel = "H",
      description = "How many steps ahead.")
  int horizon;

  @Option(
      names = "--intervals",
      split = ",",
      paramLabel = "P",
      description = "Coverages of intervals, separated by commas (default: 0.8,0.95).")
  List<Double> intervals = List.of(0.8, 0.95);

  @Mixin DataOptions dataOptions = new DataOptions();
  @Mixin WorkOptions workOptions = new WorkOptions();

  ForecastCommand(Session session) {
    super(session);
  }

  @Override
  Report run() {
    RunOptions run = workOptions.apply(session());
    ForecastRequest request = new ForecastRequest(horizon, intervals);
    Model loaded = genera().load(model);
    genera().require(loaded, SeriesModel.class);
    try (DataHandle handle =
        session()
            .open(
                dataOptions
                    .request(data, session().cancellation())
                    .model(loaded)
                    .unknownLevels(true)
                    .keepOthers(true))) {
      Inputs.protect(out, handle);
      ForecastResult forecast = genera().forecast(loaded, handle.dataset(), output(), request, run);
      return new Report()
          .put("series", forecast.series())
          .put("steps", forecast.steps())
          .put("horizon", horizon)
          .put("seconds", forecast.seconds())
          .put("out", out);
    }
  }
}
