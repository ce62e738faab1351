package org.genera.app;

import java.util.List;
import java.util.Optional;
import org.genera.api.Cancellation;
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

  DataRequest request(String location, Cancellation cancellation) {
    DataRequest request =
        DataRequest.of(location)
            .dataOptions(KeyValues.parse("--data-option", options))
            .cancellation(cancellation);
    return format.map(request::format).orElse(request);
  }
}
