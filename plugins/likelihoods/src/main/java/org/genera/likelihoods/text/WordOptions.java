package org.genera.likelihoods.text;

import java.util.List;
import org.genera.api.option.Option;

/** The options of columns of words. */
public final class WordOptions {

  /** Rarer words are unknown ones. */
  public static final Option<Integer> MIN_WORD_COUNT =
      Option.integer("min-word-count")
          .min(1)
          .orElse(2)
          .describe("words that come less often in the training teach what unknown words are like");

  /** What stands for unknown words. */
  public static final Option<String> UNKNOWN_WORDS =
      Option.choice("unknown-words", "shape-suffix", "single")
          .orElse("shape-suffix")
          .describe("classes of unknown words: by capitals, digits, hyphen and ending, or one");

  /** Smaller classes are joined to wider ones. */
  public static final Option<Integer> MIN_CLASS_COUNT =
      Option.integer("min-class-count")
          .min(1)
          .orElse(5)
          .describe("a class of unknown words that has fewer rare words is part of a wider one");

  /** In the order of help texts. */
  public static final List<Option<?>> ALL = List.of(MIN_WORD_COUNT, UNKNOWN_WORDS, MIN_CLASS_COUNT);

  private WordOptions() {}
}
