package org.genera.app;

import java.util.List;
import java.util.Optional;
import org.genera.api.Cancellation;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.ColumnRoles;
import org.genera.api.data.SeriesRoles;
import org.genera.core.DataRequest;
import picocli.CommandLine.Option;

/** How data are read. */
final class DataOptions {

  @Option(
      names = "--format",
      paramLabel = "NAME",
      description = "Format of the data; by default found by content, then by suffix.")
  Optional<String> format = Optional.empty();

  @Option(
      names = "--data-option",
      paramLabel = "key=value",
      description = "Option of the format (see 'genera formats NAME'); can be repeated.")
  List<String> options = List.of();

  @Option(
      names = "--series",
      paramLabel = "COL",
      description = "Each row is a step: the column that tells which series it belongs to.")
  Optional<String> series = Optional.empty();

  @Option(
      names = "--order",
      paramLabel = "COL",
      description =
          "The column by which the steps of a series are put in order (default: the order of the"
              + " data); without --series all rows are one series.")
  Optional<String> order = Optional.empty();

  @Option(names = "--one-series", description = "Each row is a step, and all are one series.")
  boolean oneSeries;

  DataRequest request(String location, Cancellation cancellation) {
    DataRequest request =
        DataRequest.of(location)
            .dataOptions(KeyValues.parse("--data-option", options))
            .roles(ColumnRoles.NONE.series(seriesRoles()))
            .cancellation(cancellation);
    return format.map(request::format).orElse(request);
  }

  private SeriesRoles seriesRoles() {
    if (oneSeries && series.isPresent()) {
      throw new GeneraException(
          StandardError.USAGE, "Give one of --series and --one-series, not both.");
    }
    return new SeriesRoles(series, order, Optional.empty(), oneSeries);
  }
}
