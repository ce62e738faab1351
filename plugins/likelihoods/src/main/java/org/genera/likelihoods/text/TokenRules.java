package org.genera.likelihoods.text;

import org.genera.api.option.IntRange;
import org.genera.api.option.Options;

/**
 * How texts are cut into terms: n-grams of words, where a word is a longest run of letters, marks,
 * decimal digits, connecting punctuation and joiners ({@code \w+} with {@code
 * UNICODE_CHARACTER_CLASS}).
 *
 * @param lowerCase whether words are taken in lower case, by rules of no language
 * @param shortest words of the shortest n-gram
 * @param longest words of the longest n-gram
 */
public record TokenRules(boolean lowerCase, int shortest, int longest) {

  /**
   * The user's rules.
   *
   * @param options the family's options
   * @return the rules
   */
  public static TokenRules of(Options options) {
    IntRange ngrams = options.get(TextOptions.NGRAMS);
    return new TokenRules(options.get(TextOptions.LOWER_CASE), ngrams.first(), ngrams.last());
  }
}
