package org.genera.sequences.conllu;

import org.genera.api.GeneraException;
import org.genera.api.data.BatchBuilder;
import org.genera.api.data.CellText;
import org.genera.api.data.ColumnType;
import org.genera.api.data.Schema;
import org.genera.api.data.TextFile;
import org.genera.sequences.StreamedSeries;

/** The sentences of a file as series. */
final class ConlluCursor implements StreamedSeries.Cursor {

  private final TextFile file;
  private final Sentences sentences;
  private final boolean wanted;

  ConlluCursor(TextFile file, Schema columns) {
    this.file = file;
    wanted = columns.size() > 0;
    sentences = new Sentences(file);
  }

  @Override
  public boolean next(BatchBuilder row) {
    if (!sentences.next()) {
      return false;
    }
    if (wanted) {
      Schema step = ((ColumnType.Series) row.schema().column(0).type()).step();
      BatchBuilder steps = new BatchBuilder(step, sentences.words().size());
      for (Sentences.Word word : sentences.words()) {
        parse(steps, 0, word.form(), word.line());
        if (!word.tag().equals(ConlluFormat.ABSENT)) {
          parse(steps, 1, word.tag(), word.line());
        }
        steps.endRow();
      }
      row.series(0, steps.build(0));
    }
    return true;
  }

  private void parse(BatchBuilder steps, int column, String text, long line) {
    try {
      CellText.parse(steps, column, text);
    } catch (GeneraException e) {
      throw file.invalid(line, String.valueOf(e.getMessage()));
    }
  }

  @Override
  public void close() {
    sentences.close();
  }
}
