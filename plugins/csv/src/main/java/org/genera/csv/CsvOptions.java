package org.genera.csv;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.genera.api.option.Option;
import org.genera.api.option.Options;
import org.genera.csv.table.MissingMarks;

/**
 * The options of the format.
 *
 * @param separator given, or to be detected
 * @param quote given, or to be detected
 * @param header whether the first row holds names, or to be detected
 * @param namesOfModel whether columns take the names of the wanted schema by position
 * @param marks the texts of missing cells
 */
record CsvOptions(
    Optional<Separator> separator,
    Optional<Quote> quote,
    Optional<Boolean> header,
    boolean namesOfModel,
    MissingMarks marks) {

  private static final String AUTO = "auto";

  private static final Option<String> SEPARATOR =
      Option.choice("separator", AUTO, "comma", "tab", "semicolon", "pipe", "space")
          .orElse(AUTO)
          .describe("what stands between cells; auto detects it (all but space)");
  private static final Option<String> QUOTE =
      Option.choice("quote", AUTO, "double", "single", "none")
          .orElse(AUTO)
          .describe("what cells are quoted with; none takes quotes as plain text");
  private static final Option<String> HEADER =
      Option.choice("header", AUTO, "true", "false")
          .orElse(AUTO)
          .describe("whether the first row holds the names; without names columns are c1, c2, …");
  private static final Option<String> NAMES =
      Option.choice("names", "file", "model")
          .orElse("file")
          .describe("model: columns take their names from the model or schema file, by position");
  private static final Option<String> MISSING =
      Option.text("missing")
          .orElse("?,NA,NaN,NAN,nan,null,NULL,Null")
          .describe("texts of missing cells, separated by commas; the empty cell always is one");

  static final List<Option<?>> DECLARED = List.of(SEPARATOR, QUOTE, HEADER, NAMES, MISSING);

  static CsvOptions of(Options given) {
    return new CsvOptions(
        unlessAuto(given.get(SEPARATOR))
            .map(word -> Separator.valueOf(word.toUpperCase(Locale.ROOT))),
        unlessAuto(given.get(QUOTE)).map(word -> Quote.valueOf(word.toUpperCase(Locale.ROOT))),
        unlessAuto(given.get(HEADER)).map(Boolean::valueOf),
        given.get(NAMES).equals("model"),
        new MissingMarks(
            Arrays.stream(given.get(MISSING).split(",", -1)).map(String::strip).toList()));
  }

  private static Optional<String> unlessAuto(String word) {
    return word.equals(AUTO) ? Optional.empty() : Optional.of(word);
  }
}
