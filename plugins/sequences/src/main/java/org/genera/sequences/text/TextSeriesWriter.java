package org.genera.sequences.text;

import java.util.List;
import java.util.Optional;
import org.genera.api.GeneraException;
import org.genera.api.data.Batch;
import org.genera.api.data.CellText;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.ColumnVector;
import org.genera.api.data.DatasetWriter;
import org.genera.api.data.Schema;
import org.genera.api.data.SeriesVector;
import org.genera.api.data.WriteRequest;
import org.genera.sequences.TextOutput;
import org.genera.sequences.WrittenColumns;

/** Writes symbols one after the other, or words with a blank between. */
final class TextSeriesWriter implements DatasetWriter {

  private final WrittenColumns columns = new WrittenColumns("text");
  private final String series;
  private final Column symbol;
  private final TextLayout layout;
  private final TextOutput output;
  private long written;

  TextSeriesWriter(WriteRequest request) {
    Schema schema = request.schema();
    symbol = columns.only(columns.steps(schema, List.of()));
    series = schema.requireSeries().name();
    layout = TextLayout.of(request.options(), Optional.of(known(symbol)));
    output = new TextOutput(request.path());
  }

  /** The column under the name that the layout goes by. */
  private static Schema known(Column symbol) {
    boolean words =
        !(symbol.type() instanceof ColumnType.Category category)
            || category.levels().stream()
                .anyMatch(level -> level.codePointCount(0, level.length()) != 1);
    Column named = new Column(words ? TextLayout.WORD : "symbol", symbol.type(), symbol.role());
    return Schema.of(
        new Column(
            ColumnType.Series.STEPS, new ColumnType.Series(Schema.of(named)), symbol.role()));
  }

  @Override
  public void accept(Batch batch) {
    SeriesVector vector = (SeriesVector) batch.column(series);
    ColumnVector symbols = vector.steps().column(0);
    for (int row = 0; row < batch.rows(); row++) {
      written++;
      if (vector.isMissing(row)) {
        throw error("it has no step, and a line without a symbol is no series");
      } else if (!layout.lines() && written > 1) {
        throw error(
            "a file is one series here; write a single one, or a line for each with the option"
                + " series=line where no symbol is a line end, or write to jsonl");
      }
      writeSteps(symbols, vector.offsets()[row], vector.offsets()[row + 1]);
      if (layout.lines()) {
        output.write("\n");
      }
    }
  }

  private void writeSteps(ColumnVector symbols, int from, int to) {
    boolean seen = false;
    for (int step = from; step < to; step++) {
      if (symbols.isMissing(step)) {
        throw error("a symbol is missing, and a text has no place for that");
      }
      String text = CellText.of(symbol.type(), symbols, step);
      require(text);
      output.write(layout.words() && step > from ? " " + text : text);
      seen |= !text.isEmpty();
    }
    if (!seen) {
      throw error("it has no symbol");
    }
  }

  private void require(String text) {
    boolean fits =
        layout.words()
            ? !text.isEmpty() && text.codePoints().noneMatch(TextCursor::isSpace)
            : text.codePointCount(0, text.length()) == 1 && !(layout.lines() && isLineEnd(text));
    if (!fits || text.indexOf('\0') >= 0) {
      throw error(
          "the symbol '"
              + text
              + "' would not be read back as one "
              + (layout.words() ? "word" : "character")
              + "; see the options symbols and series, or write to jsonl");
    }
  }

  private static boolean isLineEnd(String text) {
    return text.equals("\n") || text.equals("\r");
  }

  private GeneraException error(String what) {
    return columns.invalid(written, what + ".");
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
