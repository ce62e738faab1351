package org.genera.core;

import jakarta.inject.Inject;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.genera.api.Cancellation;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.BatchSink;
import org.genera.api.data.Column;
import org.genera.api.data.DataSource;
import org.genera.api.data.Dataset;
import org.genera.api.data.DatasetFormat;
import org.genera.api.data.DatasetWriter;
import org.genera.api.data.Detection;
import org.genera.api.data.OpenRequest;
import org.genera.api.data.OpenedDataset;
import org.genera.api.data.ReadRequest;
import org.genera.api.data.Role;
import org.genera.api.data.Schema;
import org.genera.api.data.SeriesRoles;
import org.genera.api.data.WriteRequest;
import org.genera.api.option.Options;
import org.genera.core.data.DataLocation;
import org.genera.core.data.LongTable;
import org.genera.core.data.LongTableSink;
import org.genera.core.data.OutputFile;
import org.genera.core.data.WholeReader;
import org.genera.core.file.ModelFile;
import org.genera.core.plugin.PluginContext;

/**
 * Opens and writes data: chooses the format, fits what it yields to the wanted schema, and never
 * leaves half an output.
 */
final class DataService {

  private final Registry<DatasetFormat> formats;

  @Inject
  DataService(Registry<DatasetFormat> formats) {
    this.formats = formats;
  }

  DataHandle open(DataRequest request) {
    DataLocation location = DataLocation.parse(request.location(), formats.names());
    try {
      return open(request, location);
    } catch (RuntimeException | Error e) {
      location.close();
      throw e;
    }
  }

  private DataHandle open(DataRequest request, DataLocation location) {
    DatasetFormat format =
        formats.get(
            request.format().or(location::format).orElseGet(() -> detect(location.source())));
    Map<String, String> texts = new HashMap<>(location.options());
    texts.putAll(request.options());
    boolean longTable = isLongTable(request, format);
    Optional<Schema> wanted =
        longTable
            ? request.schema().map(schema -> LongTable.rowSchema(schema, request.roles().series()))
            : request.schema();
    DataFitting.requireSeriesIfWanted(wanted, format.holdsSeries(), request);
    OpenRequest.Builder open =
        OpenRequest.of(location.source())
            .options(Options.of(format.options(), texts))
            .roles(request.roles())
            .requireAll(request.requireAll())
            .keepOthers(request.keepOthers())
            .unknownLevels(request.unknownLevels())
            .cancellation(request.cancellation());
    wanted.ifPresent(open::schema);
    OpenRequest opening = open.build();
    OpenedDataset opened = PluginContext.call(format, () -> format.open(opening));
    DataFitting fitting = new DataFitting(request, opening, "model".equals(texts.get("names")));
    LongTable.Assembled read = fitting.fit(opened.dataset(), longTable);
    Map<String, String> decisions = new HashMap<>(opened.decisions());
    List<String> lacking = new ArrayList<>();
    for (Column absent : fitting.absent(opened.dataset())) {
      decisions.put(absent.name(), absent.type().kind() + ": absent from the data, so missing");
      if (absent.role() == Role.FEATURE) {
        lacking.add(absent.name());
      }
    }
    List<String> findings = new ArrayList<>(opened.findings());
    read.finding().ifPresent(findings::add);
    return new DataHandle(
        read.dataset(), format.name(), decisions, findings, lacking, read.rowColumns(), location);
  }

  /** Whether rows are steps: the user says so, or names a state in data that have no series. */
  private static boolean isLongTable(DataRequest request, DatasetFormat format) {
    SeriesRoles series = request.roles().series();
    return series.isLongTable() || (series.state().isPresent() && !format.holdsSeries());
  }

  /** The format that is surest of the source; a tie must be broken by the user. */
  private String detect(DataSource source) {
    TreeMap<Detection, List<String>> found = new TreeMap<>();
    for (DatasetFormat format : formats.all()) {
      Detection detection = PluginContext.call(format, () -> format.detect(source));
      found.computeIfAbsent(detection, key -> new ArrayList<>()).add(format.name());
    }
    found.remove(Detection.NO);
    if (found.isEmpty() && source.path().filter(Files::isDirectory).isPresent()) {
      throw new GeneraException(
          StandardError.NO_DATA,
          "'" + source.location() + "' is a directory, which no format here reads; name a file.");
    }
    if (found.isEmpty() && ModelFile.isLike(source.head())) {
      throw new GeneraException(
          StandardError.INVALID_DATA,
          "'"
              + source.location()
              + "' holds a model, not data; 'genera info "
              + source.location()
              + "' describes it.");
    }
    if (found.isEmpty()) {
      throw new GeneraException(
          StandardError.INVALID_DATA,
          source.location()
              + ": no format knows this content. Name one with --format; known: "
              + String.join(", ", formats.names())
              + ".");
    }
    List<String> surest = found.lastEntry().getValue();
    if (surest.size() > 1) {
      throw new GeneraException(
          StandardError.USAGE,
          source.location()
              + " could be any of "
              + String.join(", ", surest)
              + ". Name one with --format.");
    }
    return surest.get(0);
  }

  /** Refuses an output that exists or that no format can write, before any work is done. */
  void checkOutput(OutputRequest output) {
    OutputFile.check(path(output), output.overwrite());
    outputFormat(output);
  }

  private static String path(OutputRequest output) {
    return output.format().isPresent()
        ? output.location()
        : prefixed(output).map(p -> p[1]).orElse(output.location());
  }

  private static Optional<String[]> prefixed(OutputRequest output) {
    int colon = output.location().indexOf(':');
    return colon > 1 && output.location().substring(0, colon).matches("[a-z][a-z0-9-]*")
        ? Optional.of(
            new String[] {
              output.location().substring(0, colon), output.location().substring(colon + 1)
            })
        : Optional.empty();
  }

  DatasetFormat outputFormat(OutputRequest output) {
    Optional<String> named = output.format().or(() -> prefixed(output).map(p -> p[0]));
    DatasetFormat format = formats.get(named.orElseGet(() -> bySuffix(output.location())));
    if (!format.canWrite()) {
      throw new GeneraException(
          StandardError.USAGE,
          "Format '" + format.name() + "' only reads; write to another format.");
    }
    return format;
  }

  private String bySuffix(String location) {
    if (location.equals("-")) {
      return "csv";
    }
    String name = location.toLowerCase(Locale.ROOT);
    for (DatasetFormat format : formats.all()) {
      if (format.canWrite()
          && format.suffixes().stream().anyMatch(suffix -> name.endsWith("." + suffix))) {
        return format.name();
      }
    }
    throw new GeneraException(
        StandardError.USAGE,
        "'"
            + location
            + "' does not end like a format that can be written ("
            + String.join(
                ", ",
                formats.all().stream()
                    .filter(DatasetFormat::canWrite)
                    .flatMap(f -> f.suffixes().stream())
                    .toList())
            + "); use such an ending, or name a format.");
  }

  /**
   * Lets work write batches; what it wrote appears when it is all there, or not at all. Series go
   * into a long table where the format has no place for them.
   */
  void write(OutputRequest output, Schema schema, Consumer<BatchSink> work) {
    DatasetFormat format = outputFormat(output);
    boolean longTable = !schema.series().isEmpty() && !format.holdsSeries();
    Schema rows = longTable ? LongTableSink.rowSchema(schema) : schema;
    boolean chosen = longTable && !output.rowColumns().isEmpty();
    Schema written = chosen ? rows.select(output.rowColumns()) : rows;
    try (OutputFile file = OutputFile.create(path(output), output.overwrite())) {
      WriteRequest request =
          WriteRequest.of(file.path(), written, Options.of(format.options(), output.options()));
      try (DatasetWriter writer = PluginContext.call(format, () -> format.write(request))) {
        BatchSink sink =
            chosen ? batch -> writer.accept(batch.select(output.rowColumns())) : writer;
        work.accept(longTable ? new LongTableSink(schema, sink) : writer);
        writer.finish();
      }
      file.commit();
    }
  }

  /** Copies all rows of a dataset; gives back how many. */
  long write(Dataset rows, OutputRequest output, Cancellation cancellation) {
    AtomicLong written = new AtomicLong();
    write(
        output,
        rows.schema(),
        sink ->
            WholeReader.forEach(
                rows,
                ReadRequest.all(),
                cancellation,
                batch -> {
                  sink.accept(batch);
                  written.addAndGet(batch.rows());
                }));
    return written.get();
  }
}
