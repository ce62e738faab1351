package org.genera.likelihoods.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.genera.api.engine.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The hand-written tokeniser against the regular expression that it stands for. */
class TokeniserTest {

  private static final Pattern WORD = Pattern.compile("\\w+", Pattern.UNICODE_CHARACTER_CLASS);
  private static final int[] ALPHABET = {
    'a', 'B', '7', '_', ' ', '\n', '\t', '\0', '-', '\'', '.', 'ß', 'É', 'İ', 'Σ', 'ς', 0x301,
    0x20dd, 0x200d, 0x200c, 0x200b, 0x5d0, 0x627, 0x202e, 0x4e2d, 0xff3f, 0x1f600, 0x1d400, 0xd800,
    0xdc00, 0x2160, 0x660, 0xb2, 0x24b6, 0xfeff, 0x10ffff
  };

  private static List<String> terms(TokenRules rules, String text) {
    List<String> terms = new ArrayList<>();
    new Tokeniser(rules)
        .terms(text, (chars, from, to) -> terms.add(new String(chars, from, to - from)));
    return terms;
  }

  private static List<String> byRegex(String text, boolean lowerCase) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(text);
    while (matcher.find()) {
      words.add(lowerCase ? matcher.group().toLowerCase(Locale.ROOT) : matcher.group());
    }
    return words;
  }

  private static List<String> ngrams(List<String> words, int shortest, int longest) {
    List<String> terms = new ArrayList<>();
    for (int first = 0; first < words.size(); first++) {
      for (int n = shortest; n <= longest && first + n <= words.size(); n++) {
        terms.add(String.join(" ", words.subList(first, first + n)));
      }
    }
    return terms;
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void wordsAreThoseOfTheExpression(boolean lowerCase) {
    RandomStream random = RandomStream.of(1, "texts", 0);
    for (int i = 0; i < 3000; i++) {
      StringBuilder builder = new StringBuilder();
      for (int length = random.nextInt(30); length > 0; length--) {
        builder.appendCodePoint(ALPHABET[random.nextInt(ALPHABET.length)]);
      }
      String text = builder.toString();
      List<String> words = byRegex(text, lowerCase);
      assertEquals(words, terms(new TokenRules(lowerCase, 1, 1), text), text);
      assertEquals(ngrams(words, 1, 3), terms(new TokenRules(lowerCase, 1, 3), text), text);
      assertEquals(ngrams(words, 2, 2), terms(new TokenRules(lowerCase, 2, 2), text), text);
    }
  }

  @Test
  void everyCodePointIsJudgedLikeTheExpression() {
    for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
      String text = Character.toString(codePoint);
      boolean isWord = WORD.matcher(text).matches();
      assertEquals(
          isWord, !terms(new TokenRules(false, 1, 1), text).isEmpty(), "code point " + codePoint);
    }
  }

  @Test
  void aTermOfTooManyCharsIsNone() {
    String longest = "x".repeat(256);
    assertEquals(List.of(longest), terms(new TokenRules(true, 1, 1), longest));
    assertEquals(List.of(), terms(new TokenRules(true, 1, 1), longest + "x"));
    assertEquals(List.of("a", "b"), terms(new TokenRules(true, 1, 1), "a " + longest + "x b"));
    assertEquals(List.of(longest, "y"), terms(new TokenRules(true, 1, 2), longest + " y"));
    assertEquals(1_000_000, terms(new TokenRules(true, 1, 1), "a ".repeat(1_000_000)).size());
  }
}
