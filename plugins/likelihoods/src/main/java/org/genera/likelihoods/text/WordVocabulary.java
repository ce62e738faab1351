package org.genera.likelihoods.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.genera.api.engine.RandomStream;
import org.jspecify.annotations.Nullable;

/**
 * Numbers words: each known one by itself, all others by their class. A word that is not known
 * counts as its lower-case form if that is known, for it may begin a sentence. Immutable.
 */
public final class WordVocabulary {

  /** The code of a missing word. */
  public static final int MISSING = -1;

  /** So many words of a class are kept, of which those that are drawn are taken. */
  private static final int MOST_EXAMPLES = 100;

  private final List<String> words;
  private final List<String> classes = new ArrayList<>();
  private final List<List<String>> examples = new ArrayList<>();
  private final Map<String, Integer> codes = new HashMap<>();
  private final Map<String, Integer> classCodes = new HashMap<>();
  private final UnknownWords rule;

  /**
   * A vocabulary.
   *
   * @param words the known words, sorted by code points
   * @param unknown the words of each class of unknown ones
   */
  WordVocabulary(List<String> words, TreeMap<String, List<String>> unknown) {
    this.words = words;
    for (String word : words) {
      codes.put(word, codes.size());
    }
    unknown.forEach(
        (name, members) -> {
          classCodes.put(name, words.size() + classes.size());
          classes.add(name);
          examples.add(some(members));
        });
    rule = classes.size() > 1 ? UnknownWords.SHAPE_SUFFIX : UnknownWords.SINGLE;
  }

  /** Some of the words of a class, from all parts of the alphabet. */
  private static List<String> some(List<String> members) {
    List<String> sorted = members.stream().sorted(Vocabulary.BY_CODE_POINTS).toList();
    List<String> some = new ArrayList<>();
    int count = Math.min(MOST_EXAMPLES, sorted.size());
    for (int i = 0; i < count; i++) {
      some.add(sorted.get((int) ((long) i * sorted.size() / count)));
    }
    return some;
  }

  /**
   * How many codes there are.
   *
   * @return the known words and the classes of unknown ones, at least one
   */
  public int size() {
    return words.size() + classes.size();
  }

  /**
   * The codes of words.
   *
   * @param column words; null where one is missing
   * @return numbers below {@link #size}, or {@link #MISSING}
   */
  public int[] codes(@Nullable String[] column) {
    int[] result = new int[column.length];
    for (int row = 0; row < result.length; row++) {
      String word = column[row];
      result[row] = word == null ? MISSING : code(word);
    }
    return result;
  }

  private int code(String word) {
    Integer known = codes.get(word);
    if (known == null) {
      known = codes.get(lower(word));
    }
    return known == null ? classOf(word) : known;
  }

  static String lower(String word) {
    return word.toLowerCase(java.util.Locale.ROOT);
  }

  private int classOf(String word) {
    for (String candidate : rule.candidates(word)) {
      Integer code = classCodes.get(candidate);
      if (code != null) {
        return code;
      }
    }
    throw new IllegalStateException("there is no class for all words");
  }

  /**
   * Whether a word can be made of a code: of a class only if a word of the training is in it.
   *
   * @param code a number below {@link #size}
   * @return whether {@link #word} has an answer
   */
  public boolean isMade(int code) {
    return code < words.size() || !examples.get(code - words.size()).isEmpty();
  }

  /**
   * A word.
   *
   * @param code one of which a word {@linkplain #isMade can be made}
   * @param random draws one of the words of a class
   * @return the known word, or one of the class
   */
  public String word(int code, RandomStream random) {
    if (code < words.size()) {
      return words.get(code);
    }
    List<String> members = examples.get(code - words.size());
    return members.get(random.nextInt(members.size()));
  }

  /**
   * A word that is always the same.
   *
   * @param code one of which a word {@linkplain #isMade can be made}
   * @return the known word, or the first one of the class
   */
  public String word(int code) {
    return code < words.size() ? words.get(code) : examples.get(code - words.size()).get(0);
  }

  /**
   * The known words.
   *
   * @return a line each
   */
  public String wordsToText() {
    return words.stream().map(word -> escaped(word) + "\n").collect(Collectors.joining());
  }

  /**
   * The classes of unknown words.
   *
   * @return a line each: its name, then words of it, with tabs between
   */
  public String classesToText() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < classes.size(); i++) {
      text.append(escaped(classes.get(i)));
      examples.get(i).forEach(word -> text.append('\t').append(escaped(word)));
      text.append('\n');
    }
    return text.toString();
  }

  /**
   * Reads a vocabulary.
   *
   * @param words what {@link #wordsToText} gave
   * @param classes what {@link #classesToText} gave
   * @return the vocabulary
   * @throws IllegalArgumentException if a word or class is not in its place
   */
  public static WordVocabulary ofText(String words, String classes) {
    List<String> known = new ArrayList<>();
    lines(words, line -> known.add(unescaped(line)));
    requireSorted(known);
    List<String> names = new ArrayList<>();
    TreeMap<String, List<String>> unknown = new TreeMap<>(Vocabulary.BY_CODE_POINTS);
    lines(
        classes,
        line -> {
          List<String> cells =
              Arrays.stream(line.split("\t", -1)).map(WordVocabulary::unescaped).toList();
          names.add(cells.get(0));
          unknown.put(cells.get(0), cells.subList(1, cells.size()));
        });
    requireSorted(names);
    if (!unknown.containsKey(UnknownWords.ANY)) {
      throw new IllegalArgumentException("there is no class '" + UnknownWords.ANY + "'");
    }
    return new WordVocabulary(known, unknown);
  }

  private static void lines(String text, Consumer<String> sink) {
    int from = 0;
    while (from < text.length()) {
      int end = text.indexOf('\n', from);
      if (end < 0) {
        throw new IllegalArgumentException("the last line has no end");
      }
      sink.accept(text.substring(from, end));
      from = end + 1;
    }
  }

  private static void requireSorted(List<String> words) {
    for (int i = 1; i < words.size(); i++) {
      if (Vocabulary.BY_CODE_POINTS.compare(words.get(i - 1), words.get(i)) >= 0) {
        throw new IllegalArgumentException("its words are not sorted");
      }
    }
  }

  private static String escaped(String word) {
    return word.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n");
  }

  private static String unescaped(String text) {
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' && ++i < text.length()) {
        c = text.charAt(i) == 't' ? '\t' : text.charAt(i) == 'n' ? '\n' : text.charAt(i);
      }
      word.append(c);
    }
    return word.toString();
  }
}
