package org.genera.csv;

import static java.util.Objects.requireNonNull;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.CellText;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.ColumnVector;
import org.genera.api.data.DatasetWriter;
import org.genera.api.data.Role;
import org.genera.api.data.Schema;
import org.genera.api.data.WriteRequest;
import org.genera.csv.table.MissingMarks;

/**
 * Writes CSV so that it is read back to the same cells: quotes where the separator, a quote or a
 * line break asks for them (RFC 4180), and also around a text that bare would be trimmed or taken
 * for a missing cell. A missing cell is empty; in a table of one column, where that would be a
 * blank line, it is {@code NA}.
 */
final class CsvDatasetWriter implements DatasetWriter {

  private final WriteRequest request;
  private final Schema schema;
  private final MissingMarks marks;
  private final CsvWriter writer;
  private final String missing;
  private boolean protectedText;

  CsvDatasetWriter(WriteRequest request, CsvOptions options) {
    this.request = request;
    schema = request.schema();
    marks = options.marks();
    missing = schema.size() == 1 ? "NA" : "";
    refuseOtherKinds();
    writer = open(options);
    if (options.header().orElse(true)) {
      writeHeader();
    }
  }

  private void refuseOtherKinds() {
    for (Column column : schema.columns()) {
      ColumnType type = column.type();
      if (type instanceof ColumnType.Image || type instanceof ColumnType.Series) {
        throw new GeneraException(
            StandardError.SCHEMA_MISMATCH,
            "A csv file has no place for column '"
                + column.name()
                + "' of kind "
                + type.kind()
                + "; write to another format, or leave the column out.");
      }
    }
  }

  private CsvWriter open(CsvOptions options) {
    Quote quote = options.quote().orElse(Quote.DOUBLE);
    if (quote == Quote.NONE) {
      throw new GeneraException(
          StandardError.INVALID_OPTION,
          "Option 'quote=none' is for reading; to write, take double or single.");
    }
    Separator separator =
        options.separator().orElse(isTabbed(request) ? Separator.TAB : Separator.COMMA);
    try {
      return CsvWriter.builder()
          .fieldSeparator(separator.character)
          .quoteCharacter(quote.character)
          .lineDelimiter(LineDelimiter.LF)
          .quoteStrategy(new Protection())
          .bufferSize(1 << 16)
          .build(request.path(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private static boolean isTabbed(WriteRequest request) {
    return request
        .fileName()
        .filter(name -> name.toLowerCase(Locale.ROOT).endsWith(".tsv"))
        .isPresent();
  }

  private void writeHeader() {
    protectedText = true;
    try {
      writer.writeRecord(schema.names());
    } catch (UncheckedIOException e) {
      throw failed(requireNonNull(e.getCause()));
    }
  }

  @Override
  public void accept(Batch batch) {
    try {
      for (int row = 0; row < batch.rows(); row++) {
        CsvWriter.CsvWriterRecord cells = writer.writeRecord();
        for (int column = 0; column < schema.size(); column++) {
          cells.writeField(text(schema.column(column), batch.column(column), row));
        }
        cells.endRecord();
      }
    } catch (UncheckedIOException e) {
      throw failed(requireNonNull(e.getCause()));
    }
  }

  // Columns that were read only to be passed on are written as they were read.
  private String text(Column column, ColumnVector vector, int row) {
    if (vector.isMissing(row)) {
      protectedText = false;
      return missing;
    }
    protectedText = column.role() != Role.IGNORED || !(column.type() instanceof ColumnType.Text);
    String text = CellText.of(column.type(), vector, row);
    protectedText |= text.isEmpty();
    return text;
  }

  @Override
  public void finish() {
    try {
      writer.flush();
    } catch (IOException e) {
      throw failed(e);
    }
  }

  @Override
  public void close() {
    try {
      writer.close();
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private GeneraException failed(IOException e) {
    return new GeneraException(
        StandardError.INPUT_OUTPUT,
        "Cannot write '" + request.path() + "': " + e.getMessage() + ".",
        e);
  }

  /** Quotes that RFC 4180 does not ask for, but the reader needs. */
  private final class Protection implements QuoteStrategy {
    @Override
    public boolean quoteEmpty(int line, int column) {
      return protectedText;
    }

    @Override
    public boolean quoteValue(int line, int column, String value) {
      boolean edged = value.charAt(0) <= ' ' || value.charAt(value.length() - 1) <= ' ';
      return edged || (protectedText && marks.contains(value));
    }
  }
}
