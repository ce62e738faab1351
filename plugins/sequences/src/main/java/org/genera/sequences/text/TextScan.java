package org.genera.sequences.text;

import java.util.OptionalLong;
import java.util.TreeSet;
import org.genera.api.Cancellation;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.Role;
import org.genera.api.data.Schema;
import org.genera.api.data.TextFile;
import org.genera.sequences.CodePoints;
import org.genera.sequences.Symbols;

/**
 * What a pass over a text finds: its symbols.
 *
 * @param column the column of series
 * @param series how many there are, if they were counted
 */
record TextScan(Column column, OptionalLong series) {

  private static final int CANCELLATION_INTERVAL = 1 << 16;

  static TextScan of(
      TextFile file, TextLayout layout, boolean levelsKnown, Cancellation cancellation) {
    try (CodePoints text = new CodePoints(file)) {
      if (text.peek() == CodePoints.END) {
        throw new GeneraException(StandardError.NO_DATA, file.name() + " is empty.");
      }
      if (layout.words()) {
        Schema step = Schema.of(new Column(TextLayout.WORD, new ColumnType.Text(), Role.FEATURE));
        Column words =
            new Column(ColumnType.Series.STEPS, new ColumnType.Series(step), Role.FEATURE);
        return new TextScan(words, OptionalLong.empty());
      }
      TreeSet<Integer> symbols = new TreeSet<>();
      return levelsKnown
          ? new TextScan(Symbols.series(symbols), OptionalLong.empty())
          : characters(text, layout, symbols, cancellation);
    }
  }

  private static TextScan characters(
      CodePoints text, TextLayout layout, TreeSet<Integer> symbols, Cancellation cancellation) {
    long series = 0;
    long read = 0;
    while (text.peek() != CodePoints.END) {
      boolean empty = true;
      for (int next = next(text, layout); next != CodePoints.END; next = next(text, layout)) {
        symbols.add(next);
        empty = false;
        if (++read % CANCELLATION_INTERVAL == 0) {
          cancellation.throwIfCancelled();
        }
      }
      series += empty ? 0 : 1;
    }
    return new TextScan(Symbols.series(symbols), OptionalLong.of(series));
  }

  private static int next(CodePoints text, TextLayout layout) {
    return layout.lines() ? text.nextInLine() : text.next();
  }
}
