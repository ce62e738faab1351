package org.genera.likelihoods.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.Role;
import org.genera.api.data.TextVector;
import org.genera.api.engine.RandomStream;
import org.genera.api.option.Options;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordVocabularyTest {

  private static final Column WORD = new Column("word", new ColumnType.Text(), Role.FEATURE);

  private static WordVocabulary learnt(Map<String, String> options, @Nullable String... words) {
    double[] weights = new double[words.length];
    Arrays.fill(weights, 1);
    WordVocabularyBuilder builder =
        new WordVocabularyBuilder(List.of(WORD), Options.of(WordOptions.ALL, options));
    builder.accept(WordVocabularyBuilder.counted(List.of(new TextVector(words)), weights));
    return builder.build(0);
  }

  private static int code(WordVocabulary vocabulary, String word) {
    return vocabulary.codes(new String[] {word})[0];
  }

  @ParameterizedTest
  @CsvSource({
    "house, lower",
    "London, capitalised",
    "A, capitalised",
    "NATO, upper",
    "iPhone, mixed",
    "?!, no letter",
    "1999, no letter digit",
    "MP3, upper digit",
    "well-known, lower hyphen",
    "-x, lower",
    "Ärger, capitalised"
  })
  void shapesAreWhatTheEyeSees(String word, String shape) {
    assertEquals(shape, UnknownWords.shape(word));
  }

  @Test
  void commonWordsAreKnownAndRareOnesTeachClasses() {
    @Nullable String[] words = {
      "the", "the", null, "walking", "talking", "singing", "red", "bed", "x1", "London"
    };
    WordVocabulary vocabulary = learnt(Map.of("min-class-count", "3"), words);
    assertEquals("the\n", vocabulary.wordsToText());
    assertEquals(0, code(vocabulary, "the"));
    assertEquals(0, code(vocabulary, "The"), "a sentence may begin with it");
    int ing = code(vocabulary, "walking");
    assertEquals(ing, code(vocabulary, "jumping"));
    assertNotEquals(ing, code(vocabulary, "Jumping"), "looks otherwise");
    int any = code(vocabulary, "red");
    assertEquals(any, code(vocabulary, "London"), "too few of its kind");
    assertEquals(any, code(vocabulary, ""));
    assertEquals(3, vocabulary.size());
    assertEquals(
        WordVocabulary.MISSING, vocabulary.codes(new @Nullable String[] {null})[0], "missing");
  }

  /** What a narrow class has too few of goes to the next wider one, and there may be enough. */
  @Test
  void smallClassesJoinWiderOnes() {
    WordVocabulary vocabulary =
        learnt(
            Map.of("min-class-count", "2"), "tried", "dried", "walked", "jumped", "rated", "dog");
    assertEquals(code(vocabulary, "tried"), code(vocabulary, "dried"), "-ied");
    assertEquals(code(vocabulary, "walked"), code(vocabulary, "rated"), "one -ked, one -ted: -ed");
    assertNotEquals(code(vocabulary, "tried"), code(vocabulary, "walked"));
    assertEquals(code(vocabulary, "walked"), code(vocabulary, "jumped"));
    assertEquals(code(vocabulary, "dog"), code(vocabulary, "cat"));
  }

  @Test
  void oneClassStandsForAllIfWanted() {
    WordVocabulary vocabulary =
        learnt(Map.of("unknown-words", "single", "min-class-count", "1"), "a", "a", "b", "C1");
    assertEquals(2, vocabulary.size());
    assertEquals(code(vocabulary, "b"), code(vocabulary, "anything"));
  }

  @Test
  void drawnWordsAreOfTheTraining() {
    WordVocabulary vocabulary = learnt(Map.of("min-class-count", "2"), "a", "a", "going", "doing");
    RandomStream random = RandomStream.of(1, "words", 0);
    Set<String> drawn = new TreeSet<>();
    for (int i = 0; i < 50; i++) {
      drawn.add(vocabulary.word(code(vocabulary, "seeing"), random));
    }
    assertEquals(Set.of("doing", "going"), drawn);
    assertFalse(vocabulary.isMade(code(vocabulary, "?")), "no training word is like it");
    assertTrue(vocabulary.isMade(0));
  }

  @Test
  void whateverStandsInWordsIsReadBack() {
    String[] words = {"a\tb", "a\nb", "\\", "\\t", "", "\r", "x", "x", "é\ud835\udc00", "\"", "\0"};
    for (String least : new String[] {"1", "2"}) {
      WordVocabulary vocabulary =
          learnt(Map.of("min-word-count", least, "min-class-count", "1"), words);
      WordVocabulary read =
          WordVocabulary.ofText(vocabulary.wordsToText(), vocabulary.classesToText());
      assertArrayEquals(vocabulary.codes(words), read.codes(words));
      assertEquals(vocabulary.classesToText(), read.classesToText());
    }
  }

  @ParameterizedTest
  @CsvSource({"'b\na\n', '*\n'", "'a\na\n', '*\n'", "a, '*\n'", "'a\n', 'lower\n'", "'a\n', ''"})
  void damagedVocabulariesAreRefused(String words, String classes) {
    assertThrows(IllegalArgumentException.class, () -> WordVocabulary.ofText(words, classes));
  }

  @Test
  void noWordIsAnError() {
    GeneraException error =
        assertThrows(GeneraException.class, () -> learnt(Map.of(), new @Nullable String[3]));
    assertEquals(StandardError.NO_DATA, error.code());
    assertTrue(String.valueOf(error.getMessage()).contains("--ignore word"));
  }
}
