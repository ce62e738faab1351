package org.genera.likelihoods.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What stands for words that a vocabulary lacks. */
enum UnknownWords {
  /** Classes of words that look alike and end alike. */
  SHAPE_SUFFIX,
  /** One class. */
  SINGLE;

  /** The class of last resort. */
  static final String ANY = "*";

  private static final int LONGEST_SUFFIX = 3;

  static UnknownWords of(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  /** The classes that a word can be of, the narrowest first; {@link #ANY} is the last. */
  List<String> candidates(String word) {
    List<String> candidates = new ArrayList<>();
    if (this == SHAPE_SUFFIX) {
      String shape = shape(word);
      int[] ends = word.toLowerCase(Locale.ROOT).codePoints().map(UnknownWords::digit).toArray();
      for (int n = Math.min(LONGEST_SUFFIX, ends.length); n > 0; n--) {
        candidates.add(shape + " -" + new String(ends, ends.length - n, n));
      }
      candidates.add(shape);
    }
    candidates.add(ANY);
    return candidates;
  }

  /** All digits are alike. */
  private static int digit(int c) {
    return Character.isDigit(c) ? '0' : c;
  }

  /** Its case, whether it has a digit, and whether a hyphen is inside. */
  static String shape(String word) {
    boolean digit = word.codePoints().anyMatch(Character::isDigit);
    int hyphen = word.indexOf('-', 1);
    boolean inside = hyphen > 0 && hyphen < word.length() - 1;
    return caseOf(word) + (digit ? " digit" : "") + (inside ? " hyphen" : "");
  }

  private static String caseOf(String word) {
    long upper = word.codePoints().filter(Character::isUpperCase).count();
    long lower = word.codePoints().filter(Character::isLowerCase).count();
    if (upper == 0) {
      return lower == 0 ? "no letter" : "lower";
    } else if (lower == 0 && upper > 1) {
      return "upper";
    }
    return upper == 1 && Character.isUpperCase(word.codePointAt(0)) ? "capitalised" : "mixed";
  }
}
