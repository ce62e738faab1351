package org.genera.sequences.conllu;

import java.util.List;
import java.util.Optional;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.CellText;
import org.genera.api.data.Column;
import org.genera.api.data.DatasetWriter;
import org.genera.api.data.Schema;
import org.genera.api.data.SeriesVector;
import org.genera.api.data.WriteRequest;
import org.genera.sequences.TextOutput;
import org.genera.sequences.WrittenColumns;

/** Writes sentences with words and tags; the other fields are left open. */
final class ConlluWriter implements DatasetWriter {

  private final WrittenColumns columns = new WrittenColumns("conllu");
  private final String series;
  private final Column word;
  private final Optional<Column> tag;
  private final TextOutput output;
  private long written;

  ConlluWriter(WriteRequest request) {
    Schema step = columns.steps(request.schema(), List.of());
    series = request.schema().requireSeries().name();
    for (Column column : step.columns()) {
      columns.requirePlace(
          column,
          column.name().equals(ConlluFormat.WORD) || column.name().equals(ConlluFormat.TAG));
    }
    word = columns.words(step, ConlluFormat.WORD).orElseThrow(ConlluWriter::noWord);
    tag = columns.words(step, ConlluFormat.TAG);
    output = new TextOutput(request.path());
  }

  private static GeneraException noWord() {
    return new GeneraException(
        StandardError.SCHEMA_MISMATCH,
        "A conllu file needs a column 'word' in each step; write to another format.");
  }

  @Override
  public void accept(Batch batch) {
    SeriesVector vector = (SeriesVector) batch.column(series);
    for (int row = 0; row < batch.rows(); row++) {
      written++;
      if (vector.isMissing(row)) {
        throw columns.invalid(written, "it has no word.");
      }
      for (int step = vector.offsets()[row]; step < vector.offsets()[row + 1]; step++) {
        writeWord(vector.steps(), step, step - vector.offsets()[row] + 1);
      }
      output.write("\n");
    }
  }

  private void writeWord(Batch steps, int step, int number) {
    String form = CellText.of(word.type(), steps.column(word.name()), step);
    String tagged =
        tag.map(column -> CellText.of(column.type(), steps.column(column.name()), step))
            .filter(text -> !text.isEmpty())
            .orElse(ConlluFormat.ABSENT);
    if (form.isEmpty()) {
      throw columns.invalid(written, "word " + number + " is missing or empty.");
    }
    requireOneField(form, number);
    requireOneField(tagged, number);
    output.write(number + "\t" + form + "\t_\t" + tagged + "\t_\t_\t_\t_\t_\t_\n");
  }

  private void requireOneField(String text, int number) {
    if (text.chars().anyMatch(c -> c == '\t' || c == '\n' || c == '\r' || c == 0)) {
      throw columns.invalid(written, "word " + number + " has a tab, a line end or a NUL in it.");
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
