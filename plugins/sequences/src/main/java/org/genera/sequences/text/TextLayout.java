package org.genera.sequences.text;

import java.util.List;
import java.util.Optional;
import org.genera.api.data.ColumnType;
import org.genera.api.data.Schema;
import org.genera.api.option.Option;
import org.genera.api.option.Options;
import org.genera.sequences.Symbols;
import org.genera.sequences.WantedTypes;

/**
 * What a symbol is and what a series.
 *
 * @param words whether a symbol is a word; otherwise it is a character, which is a code point
 * @param lines whether a series is a line; otherwise it is the whole file
 */
record TextLayout(boolean words, boolean lines) {

  /** The column of a step that is a word. */
  static final String WORD = "word";

  private static final Option<String> SYMBOLS =
      Option.choice("symbols", "auto", "characters", "words")
          .orElse("auto")
          .describe(
              "what a step is: a character, or a word between white space; auto is words where a"
                  + " model or the data have a column 'word', else characters");
  private static final Option<String> SERIES =
      Option.choice("series", "auto", "line", "file")
          .orElse("auto")
          .describe(
              "what a series is: a line, whose end is no symbol and which is skipped where it has no"
                  + " symbol, or the whole file; auto is file where the line end is a known symbol,"
                  + " else line");

  static final List<Option<?>> DECLARED = List.of(SYMBOLS, SERIES);

  /** The layout that options ask for, or else columns that are known. */
  static TextLayout of(Options options, Optional<Schema> known) {
    return new TextLayout(
        choose(options.get(SYMBOLS), "words", step(known, WORD).isPresent()),
        !choose(
            options.get(SERIES),
            "file",
            step(known, Symbols.COLUMN).filter(TextLayout::hasLineEnd).isPresent()));
  }

  private static boolean choose(String option, String one, boolean auto) {
    return option.equals("auto") ? auto : option.equals(one);
  }

  private static Optional<ColumnType> step(Optional<Schema> known, String name) {
    return WantedTypes.ofStep(known, ColumnType.Series.STEPS, name);
  }

  /** Whether a line end is among the levels. */
  static boolean hasLineEnd(ColumnType type) {
    return type instanceof ColumnType.Category category && category.levels().contains("\n");
  }
}
