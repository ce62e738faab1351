package org.genera.likelihoods.text;

import java.util.Arrays;
import java.util.Locale;

/** Cuts texts into terms. It keeps its arrays from text to text; not thread-safe. */
final class Tokeniser {

  /** Takes terms. */
  interface Sink {
    /**
     * A term: words with a blank between.
     *
     * @param chars holds the term until the call returns
     * @param from its first char
     * @param to after its last
     */
    void term(char[] chars, int from, int to);
  }

  /** Longer terms are none: they would make a vocabulary of any size. */
  static final int LONGEST_TERM = 256;

  private static final int ASCII = 128;
  private static final boolean[] IS_WORD = new boolean[ASCII];

  /** What {@code \w} holds beside letters and joiners. */
  private static final int WORD_TYPES =
      1 << Character.NON_SPACING_MARK
          | 1 << Character.ENCLOSING_MARK
          | 1 << Character.COMBINING_SPACING_MARK
          | 1 << Character.DECIMAL_DIGIT_NUMBER
          | 1 << Character.CONNECTOR_PUNCTUATION;

  private static final int ZERO_WIDTH_NON_JOINER = 0x200c;
  private static final int ZERO_WIDTH_JOINER = 0x200d;

  static {
    for (int c = 0; c < ASCII; c++) {
      IS_WORD[c] = isWord(c);
    }
  }

  private final TokenRules rules;

  /** The words of the text, with one blank between. */
  private char[] chars = new char[1024];

  private int length;
  private int[] starts = new int[128];
  private int[] ends = new int[128];
  private int words;

  Tokeniser(TokenRules rules) {
    this.rules = rules;
  }

  private static boolean isWord(int codePoint) {
    return Character.isAlphabetic(codePoint)
        || (WORD_TYPES >> Character.getType(codePoint) & 1) != 0
        || codePoint == ZERO_WIDTH_NON_JOINER
        || codePoint == ZERO_WIDTH_JOINER;
  }

  /** All terms of a text, one after the other. */
  void terms(String text, Sink sink) {
    read(text);
    for (int first = 0; first < words; first++) {
      int most = Math.min(rules.longest(), words - first);
      for (int n = rules.shortest(); n <= most; n++) {
        int end = ends[first + n - 1];
        if (end - starts[first] > LONGEST_TERM) {
          break;
        }
        sink.term(chars, starts[first], end);
      }
    }
  }

  private void read(String text) {
    length = 0;
    words = 0;
    int at = 0;
    while (at < text.length()) {
      int end = at;
      boolean ascii = true;
      while (end < text.length()) {
        char c = text.charAt(end);
        int codePoint = c < ASCII ? c : text.codePointAt(end);
        if (!(c < ASCII ? IS_WORD[c] : isWord(codePoint))) {
          break;
        }
        ascii &= c < ASCII;
        end += Character.charCount(codePoint);
      }
      if (end > at) {
        word(text, at, end, ascii);
      }
      at = end < text.length() ? end + Character.charCount(text.codePointAt(end)) : end;
    }
  }

  private void word(String text, int from, int to, boolean ascii) {
    if (words == starts.length) {
      starts = Arrays.copyOf(starts, 2 * words);
      ends = Arrays.copyOf(ends, 2 * words);
    }
    starts[words] = length;
    if (!rules.lowerCase()) {
      append(text, from, to);
    } else if (ascii) {
      append(text, from, to);
      lower(starts[words], length);
    } else {
      String lower = text.substring(from, to).toLowerCase(Locale.ROOT);
      append(lower, 0, lower.length());
    }
    ends[words++] = length;
    chars[length++] = ' ';
  }

  private void append(String text, int from, int to) {
    int needed = Math.addExact(length, to - from + 1);
    if (needed > chars.length) {
      chars = Arrays.copyOf(chars, (int) Math.min(Integer.MAX_VALUE - 8L, 2L * needed));
    }
    text.getChars(from, to, chars, length);
    length += to - from;
  }

  private void lower(int from, int to) {
    for (int i = from; i < to; i++) {
      if (chars[i] >= 'A' && chars[i] <= 'Z') {
        chars[i] += 'a' - 'A';
      }
    }
  }
}
