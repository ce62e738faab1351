package org.genera.sequences.jsonl;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.genera.api.data.Column;
import org.genera.api.data.DataSource;
import org.genera.api.data.DatasetFormat;
import org.genera.api.data.DatasetWriter;
import org.genera.api.data.Detection;
import org.genera.api.data.OpenRequest;
import org.genera.api.data.OpenedDataset;
import org.genera.api.data.Schema;
import org.genera.api.data.TextFile;
import org.genera.api.data.WriteRequest;
import org.genera.sequences.StreamedSeries;

/** JSON lines (jsonlines.org): one object a row, whose arrays are series. */
public final class JsonLinesFormat implements DatasetFormat {

  /** The format. */
  public JsonLinesFormat() {}

  @Override
  public String name() {
    return "jsonl";
  }

  @Override
  public String description() {
    return "JSON lines: one object a row, whose arrays are series";
  }

  @Override
  public List<String> suffixes() {
    return List.of("jsonl", "ndjson");
  }

  @Override
  public boolean canWrite() {
    return true;
  }

  @Override
  public boolean holdsSeries() {
    return true;
  }

  @Override
  public Detection detect(DataSource source) {
    String head = new String(source.head(), StandardCharsets.UTF_8);
    if (head.matches("(?s)\\s*\\{\\s*\"[^\"\\r\\n]*\"\\s*:.*")) {
      return Detection.CONTENT;
    }
    boolean named =
        source.path().filter(Files::isRegularFile).isPresent()
            && source.location().toLowerCase(Locale.ROOT).matches(".*\\.(jsonl|ndjson)(\\.gz)?");
    return named ? Detection.SUFFIX : Detection.NO;
  }

  @Override
  public OpenedDataset open(OpenRequest request) {
    TextFile file = TextFile.of(request.source());
    JsonScan scan = JsonScan.of(file, request.cancellation());
    Schema schema = scan.schema(request);
    return new OpenedDataset(
        new StreamedSeries(
            schema, OptionalLong.of(scan.rows()), columns -> new JsonCursor(file, columns)),
        scan.decisions(),
        List.of("series: " + arrays(schema)));
  }

  private static String arrays(Schema schema) {
    List<String> names = schema.series().stream().map(Column::name).toList();
    return names.isEmpty() ? "no field is an array" : "the arrays " + String.join(", ", names);
  }

  @Override
  public DatasetWriter write(WriteRequest request) {
    return new JsonLinesWriter(request);
  }
}
