package org.genera.app;

import java.util.List;
import java.util.Optional;
import org.genera.core.OutputRequest;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How data are written. */
final class OutputOptions {

  @Mixin OverwriteOption overwrite = new OverwriteOption();

  @Option(
      names = "--out-format",
      paramLabel = "NAME",
      description = "Format of the output; by default by its suffix.")
  Optional<String> format = Optional.empty();

  @Option(
      names = "--out-option",
      paramLabel = "key=value",
      description = "Option of the output's format; can be repeated.")
  List<String> options = List.of();

  OutputRequest request(String location) {
    OutputRequest request =
        OutputRequest.of(location)
            .dataOptions(KeyValues.parse("--out-option", options))
            .overwrite(overwrite.force);
    return format.map(request::format).orElse(request);
  }
}
