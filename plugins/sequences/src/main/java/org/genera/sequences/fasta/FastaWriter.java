package org.genera.sequences.fasta;

import java.util.List;
import java.util.Optional;
import org.genera.api.data.Batch;
import org.genera.api.data.CellText;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnVector;
import org.genera.api.data.DatasetWriter;
import org.genera.api.data.Schema;
import org.genera.api.data.SeriesVector;
import org.genera.api.data.WriteRequest;
import org.genera.sequences.TextOutput;
import org.genera.sequences.WrittenColumns;

/** Writes records in lines of 60 symbols; without identifiers they are numbered. */
final class FastaWriter implements DatasetWriter {

  private static final int WIDTH = 60;

  private final WrittenColumns columns = new WrittenColumns("fasta");
  private final Schema schema;
  private final String series;
  private final Column symbol;
  private final TextOutput output;
  private long written;

  FastaWriter(WriteRequest request) {
    schema = request.schema();
    symbol = columns.only(columns.steps(schema, List.of(FastaFormat.ID, FastaFormat.DESCRIPTION)));
    series = schema.requireSeries().name();
    output = new TextOutput(request.path());
  }

  @Override
  public void accept(Batch batch) {
    SeriesVector vector = (SeriesVector) batch.column(series);
    for (int row = 0; row < batch.rows(); row++) {
      written++;
      String id = text(batch, FastaFormat.ID, row).orElse(Long.toString(written));
      String description =
          text(batch, FastaFormat.DESCRIPTION, row).map(text -> " " + text).orElse("");
      if (!id.matches("\\S+") || description.matches("(?s).*[\\n\\r\\x00].*")) {
        throw columns.invalid(
            written, "'" + id + "' with '" + description + "' is no header on one line.");
      }
      output.write(">" + id + description + "\n");
      writeSymbols(vector, row);
    }
  }

  private Optional<String> text(Batch batch, String name, int row) {
    return schema.find(name).isEmpty() || batch.column(name).isMissing(row)
        ? Optional.empty()
        : Optional.of(CellText.of(schema.column(name).type(), batch.column(name), row));
  }

  private void writeSymbols(SeriesVector vector, int row) {
    ColumnVector symbols = vector.steps().column(0);
    int first = vector.offsets()[row];
    int end = vector.offsets()[row + 1];
    for (int step = first; step < end; step++) {
      String text = symbols.isMissing(step) ? "" : CellText.of(symbol.type(), symbols, step);
      requireSymbol(text, step - first + 1);
      boolean full = (step - first + 1) % WIDTH == 0 || step == end - 1;
      output.write(full ? text + "\n" : text);
    }
  }

  private void requireSymbol(String text, int step) {
    boolean fits =
        text.codePointCount(0, text.length()) == 1
            && !text.equals(">")
            && text.codePoints()
                .noneMatch(c -> Character.isWhitespace(c) || Character.isISOControl(c));
    if (!fits) {
      throw columns.invalid(
          written,
          "step " + step + (text.isEmpty() ? " is missing." : ", '" + text + "', is no symbol."));
    }
  }

  @Override
  public void finish() {
    output.flush();
  }

  @Override
  public void close() {
    output.close();
  }
}
