package org.genera.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.ColumnRoles;
import org.genera.api.data.Dataset;
import org.genera.api.data.Schema;
import org.genera.api.data.SeriesRoles;
import org.genera.core.DataRequest;
import org.genera.core.data.SchemaAdapter;
import org.genera.core.data.SchemaJson;
import picocli.CommandLine.Option;

/** What the columns of data are, where the user knows better. */
final class ColumnOptions {

  @Option(
      names = "--schema",
      paramLabel = "FILE",
      description = "Kinds and roles of the columns: a file that 'genera inspect --out' wrote.")
  Optional<Path> schema = Optional.empty();

  @Option(
      names = "--label",
      paramLabel = "COL",
      description = "Column to predict; whole numbers in it are categories.")
  Optional<String> label = Optional.empty();

  @Option(
      names = "--state",
      paramLabel = "COL",
      description =
          "Column of steps that is their label, a hidden state's name; where it is missing a step"
              + " is unlabelled. Without --series a table is then one series.")
  Optional<String> state = Optional.empty();

  @Option(
      names = "--weight",
      paramLabel = "COL",
      description = "Column that says how much each row counts.")
  Optional<String> weight = Optional.empty();

  @Option(
      names = "--ignore",
      paramLabel = "COL",
      description = "Column to leave out; can be repeated.")
  List<String> ignored = List.of();

  DataRequest apply(DataRequest request) {
    DataRequest typed = schema.map(ColumnOptions::read).map(request::schema).orElse(request);
    SeriesRoles series = request.roles().series().state(state);
    return typed.roles(new ColumnRoles(label, weight, Set.copyOf(ignored), series));
  }

  /** The data without the columns to leave out. */
  Dataset withoutIgnored(Dataset data) {
    return SchemaAdapter.without(data, Set.copyOf(ignored));
  }

  private static Schema read(Path file) {
    try {
      return SchemaJson.read(Files.readString(file, StandardCharsets.UTF_8), file.toString());
    } catch (NoSuchFileException e) {
      throw new GeneraException(
          StandardError.NO_DATA, "There is no schema file '" + file + "'. Check the name.", e);
    } catch (IOException e) {
      throw new GeneraException(
          StandardError.NO_DATA, "The schema file '" + file + "' cannot be read: " + e + ".", e);
    }
  }
}
