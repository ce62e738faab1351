package org.genera.csv;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Column;
import org.genera.api.data.DataSource;
import org.genera.api.data.DatasetFormat;
import org.genera.api.data.DatasetWriter;
import org.genera.api.data.Detection;
import org.genera.api.data.OpenRequest;
import org.genera.api.data.OpenedDataset;
import org.genera.api.data.Role;
import org.genera.api.data.Schema;
import org.genera.api.data.TextFile;
import org.genera.api.data.WriteRequest;
import org.genera.api.option.Option;
import org.genera.csv.infer.TableOpener;
import org.genera.csv.table.Sample;

/**
 * Comma-separated values and their relatives, in UTF-8, plain or compressed with gzip. Separator,
 * quotes, header and the kinds of columns are detected unless they are given.
 */
public final class CsvFormat implements DatasetFormat {

  /** The format. */
  public CsvFormat() {}

  @Override
  public String name() {
    return "csv";
  }

  @Override
  public String description() {
    return "comma-, tab- or semicolon-separated text (RFC 4180 and its relatives)";
  }

  @Override
  public List<Option<?>> options() {
    return CsvOptions.DECLARED;
  }

  @Override
  public List<String> suffixes() {
    return List.of("csv", "tsv");
  }

  @Override
  public boolean canWrite() {
    return true;
  }

  @Override
  public Detection detect(DataSource source) {
    if (source.path().filter(Files::isRegularFile).isEmpty()) {
      return Detection.NO;
    }
    String name = source.location().toLowerCase(Locale.ROOT);
    if (name.matches(".*\\.[ct]sv(\\.gz)?")) {
      return Detection.SUFFIX;
    }
    return isText(source.head()) ? Detection.PLAUSIBLE : Detection.NO;
  }

  private static boolean isText(byte[] head) {
    for (byte b : head) {
      boolean control = b >= 0 && b < ' ' && b != '\t' && b != '\n' && b != '\r' && b != '\f';
      if (control) {
        return false;
      }
    }
    return true;
  }

  @Override
  public OpenedDataset open(OpenRequest request) {
    CsvOptions options = CsvOptions.of(request.options());
    TextFile file = TextFile.of(request.source());
    Sample sample = Sample.of(file);
    if (sample.text().isBlank()) {
      throw new GeneraException(StandardError.NO_DATA, file.name() + " is empty.");
    }
    Dialect dialect =
        new DialectDetector(file, sample).detect(options.separator(), options.quote());
    HeaderDetector.Finding header = header(file, sample, dialect, options, request);
    CsvTable table = CsvTable.of(file, dialect, header.header());
    List<String> findings = findings(table, header);
    if (options.namesOfModel()) {
      table = table.named(namesOfModel(table, request));
      findings.add("names: by position from the wanted schema");
    }
    TableOpener opener = new TableOpener(table, request, options.marks(), findings);
    return request.schema().isPresent()
        ? opener.wanted(request.schema().get())
        : opener.inferred(table.unnamed());
  }

  private static HeaderDetector.Finding header(
      TextFile file, Sample sample, Dialect dialect, CsvOptions options, OpenRequest request) {
    if (options.header().isPresent()) {
      return new HeaderDetector.Finding(options.header().get(), "as the option says");
    }
    SampleRows rows = new SampleRows(file, sample, dialect);
    return rows.rows.isEmpty()
        ? new HeaderDetector.Finding(false, "there is no whole row")
        : new HeaderDetector(options.marks(), expectedNames(request)).detect(rows.rows);
  }

  private static Set<String> expectedNames(OpenRequest request) {
    Set<String> names = new HashSet<>(request.roles().names());
    request.schema().ifPresent(schema -> names.addAll(schema.names()));
    return names;
  }

  private static List<String> findings(CsvTable table, HeaderDetector.Finding header) {
    List<String> findings = new ArrayList<>();
    findings.add("separator: " + table.dialect().separator());
    findings.add("quotes: " + table.dialect().quote());
    findings.add("header: " + (header.header() ? "yes" : "no") + ", " + header.reason());
    if (table.file().hasByteOrderMark()) {
      findings.add("encoding: UTF-8 with a byte order mark");
    }
    return findings;
  }

  /** All names of the schema, or those of the features alone, as the number of columns asks. */
  private static List<String> namesOfModel(CsvTable table, OpenRequest request) {
    Schema wanted =
        request
            .schema()
            .orElseThrow(
                () ->
                    new GeneraException(
                        StandardError.INVALID_OPTION,
                        "Option 'names=model' needs a model or a schema file that has the names."));
    List<String> features =
        wanted.columns().stream()
            .filter(column -> column.role() == Role.FEATURE)
            .map(Column::name)
            .toList();
    int width = table.columns().size();
    if (width == wanted.size()) {
      return wanted.names();
    } else if (width == features.size()) {
      return features;
    }
    throw new GeneraException(
        StandardError.SCHEMA_MISMATCH,
        table.file().name()
            + " has "
            + width
            + " columns; names=model needs "
            + wanted.size()
            + " ("
            + String.join(", ", wanted.names())
            + ") or the "
            + features.size()
            + " features among them.");
  }

  @Override
  public DatasetWriter write(WriteRequest request) {
    return new CsvDatasetWriter(request, CsvOptions.of(request.options()));
  }
}
