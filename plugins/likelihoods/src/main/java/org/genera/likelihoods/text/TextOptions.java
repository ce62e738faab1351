package org.genera.likelihoods.text;

import java.util.List;
import org.genera.api.option.IntRange;
import org.genera.api.option.Option;

/** The options of text columns. */
public final class TextOptions {

  /** Whether words are taken in lower case. */
  public static final Option<Boolean> LOWER_CASE =
      Option.bool("lower-case").orElse(true).describe("words of a text are taken in lower case");

  /** Which n-grams are terms. */
  public static final Option<IntRange> NGRAMS =
      Option.integerRange("ngrams")
          .min(1)
          .max(8)
          .orElse(new IntRange(1, 1))
          .describe("terms of a text are runs of that many words, such as 1..2");

  /** Rarer terms are left out. */
  public static final Option<Integer> MIN_DOCUMENT_COUNT =
      Option.integer("min-document-count")
          .min(1)
          .orElse(1)
          .describe("terms that are in fewer texts are left out");

  /** More common terms are left out. */
  public static final Option<Double> MAX_DOCUMENT_SHARE =
      Option.real("max-document-share")
          .min(0)
          .max(1)
          .orElse(1.0)
          .describe("terms that are in a larger share of the texts are left out");

  /** The size of a vocabulary. */
  public static final Option<Integer> MAX_VOCABULARY =
      Option.integer("max-vocabulary")
          .min(1)
          .max(5_000_000)
          .orElse(100_000)
          .describe("of more terms those in the most texts are taken");

  /** In the order of help texts. */
  public static final List<Option<?>> ALL =
      List.of(LOWER_CASE, NGRAMS, MIN_DOCUMENT_COUNT, MAX_DOCUMENT_SHARE, MAX_VOCABULARY);

  private TextOptions() {}
}
