package org.genera.likelihoods.text;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The terms of a text column, sorted by code points, and the rules that cut texts. Immutable. */
public final class Vocabulary {

  static final Comparator<String> BY_CODE_POINTS = Vocabulary::compareCodePoints;

  private final TokenRules rules;
  private final TermIndex index = new TermIndex();

  /**
   * A vocabulary.
   *
   * @param rules how texts are cut
   * @param terms its terms, in any order
   */
  public Vocabulary(TokenRules rules, Collection<String> terms) {
    this.rules = rules;
    terms.stream().sorted(BY_CODE_POINTS).forEach(term -> put(index, term));
  }

  /** Chars are ordered like code points, but that surrogates stand for the highest of these. */
  private static int compareCodePoints(String a, String b) {
    int length = Math.min(a.length(), b.length());
    for (int i = 0; i < length; i++) {
      if (a.charAt(i) != b.charAt(i)) {
        return rank(a.charAt(i)) - rank(b.charAt(i));
      }
    }
    return a.length() - b.length();
  }

  private static int rank(char c) {
    return Character.isSurrogate(c) ? c + 0x10000 : c;
  }

  static int put(TermIndex index, String term) {
    return index.put(term.toCharArray(), 0, term.length());
  }

  /**
   * Reads {@link #toText}.
   *
   * @param rules how texts are cut
   * @param text terms, a line each
   * @return the vocabulary
   * @throws IllegalArgumentException if a term is empty, too long, or not in its place
   */
  public static Vocabulary ofText(TokenRules rules, String text) {
    List<String> terms = List.of(text.split("\n", -1));
    for (int i = 0; i < terms.size(); i++) {
      String term = terms.get(i);
      if (term.isEmpty() || term.length() > Tokeniser.LONGEST_TERM) {
        throw new IllegalArgumentException("a term is empty or too long");
      }
      if (i > 0 && BY_CODE_POINTS.compare(terms.get(i - 1), term) >= 0) {
        throw new IllegalArgumentException("its terms are not sorted");
      }
    }
    return new Vocabulary(rules, terms);
  }

  /**
   * Its terms.
   *
   * @return a line each, sorted by code points
   */
  public String toText() {
    StringBuilder text = new StringBuilder();
    for (int id = 0; id < size(); id++) {
      text.append(id == 0 ? "" : "\n").append(term(id));
    }
    return text.toString();
  }

  /**
   * The number of terms.
   *
   * @return one or more
   */
  public int size() {
    return index.size();
  }

  /**
   * A term.
   *
   * @param id its place
   * @return words with a blank between
   */
  public String term(int id) {
    return index.term(id);
  }

  /**
   * Whether each term is one of the shortest of the vocabulary, in words. A text that is made of
   * those has no overlapping terms.
   *
   * @return one a term
   */
  public boolean[] shortest() {
    int[] words = new int[size()];
    Arrays.setAll(words, id -> (int) term(id).chars().filter(c -> c == ' ').count());
    int fewest = Arrays.stream(words).min().orElse(0);
    boolean[] shortest = new boolean[size()];
    for (int id = 0; id < shortest.length; id++) {
      shortest[id] = words[id] == fewest;
    }
    return shortest;
  }

  /**
   * Counts the terms of texts.
   *
   * @param texts one a row; null where it is missing
   * @return the counts of known terms
   */
  public TermCounts count(@Nullable String[] texts) {
    TermCounts.Builder builder = new TermCounts.Builder(texts.length);
    Tokeniser tokeniser = new Tokeniser(rules);
    Tokeniser.Sink sink =
        (chars, from, to) -> {
          int id = index.find(chars, from, to);
          if (id >= 0) {
            builder.add(id);
          }
        };
    for (String text : texts) {
      if (text != null) {
        tokeniser.terms(text, sink);
      }
      builder.endText();
    }
    return builder.build();
  }
}
