package org.genera.likelihoods.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.RealVector;
import org.genera.api.data.Role;
import org.genera.api.data.Schema;
import org.genera.api.data.TextVector;
import org.genera.api.engine.RandomStream;
import org.genera.api.engine.TaskSpec;
import org.genera.api.option.Options;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class VocabularyTest {

  private static final TokenRules WORDS = new TokenRules(true, 1, 1);
  private static final Column TEXT = new Column("words", new ColumnType.Text(), Role.FEATURE);

  private static VocabularyBuilder builder(int mostTerms, Map<String, String> options) {
    return new VocabularyBuilder(List.of(TEXT), Options.of(TextOptions.ALL, options), mostTerms);
  }

  private static void count(VocabularyBuilder builder, @Nullable String... texts) {
    TaskSpec spec =
        TaskSpec.ofFamily("any", "terms", Options.of(TextOptions.ALL, Map.of()), Schema.of(TEXT));
    Batch block = Batch.of(Schema.of(TEXT), 0, texts.length, List.of(new TextVector(texts)));
    builder.accept(new TermTask(spec).apply(block, RandomStream.of(1, "none", 0)));
  }

  private static List<String> terms(Vocabulary vocabulary) {
    return IntStream.range(0, vocabulary.size()).mapToObj(vocabulary::term).toList();
  }

  private static List<String> learnt(Map<String, String> options, @Nullable String... texts) {
    VocabularyBuilder builder = builder(1000, options);
    count(builder, texts);
    return terms(builder.build(0));
  }

  @Test
  void termsAreSortedByCodePoints() {
    String letter = Character.toString(0x1d400);
    Vocabulary vocabulary = new Vocabulary(WORDS, List.of(letter, "\ufb01", "b", "ab", "a", "ä"));
    assertEquals(List.of("a", "ab", "b", "ä", "\ufb01", letter), terms(vocabulary));
    assertEquals(
        terms(vocabulary), terms(Vocabulary.ofText(WORDS, vocabulary.toText())), "read back");
  }

  @Test
  void countsAreThoseOfKnownTerms() {
    Vocabulary vocabulary = new Vocabulary(WORDS, List.of("a", "b", "c"));
    TermCounts counts = vocabulary.count(new @Nullable String[] {"C a b, a x", null, "", "y", "b"});
    assertArrayEquals(new int[] {0, 3, 3, 3, 3, 4}, counts.starts());
    assertArrayEquals(new int[] {0, 1, 2, 1}, counts.ids());
    assertArrayEquals(new int[] {2, 1, 1, 1}, counts.counts());
    assertEquals(4, counts.total(0));
  }

  @Test
  void limitsChooseTerms() {
    @Nullable String[] texts = {"a a b", "a c", null, "a b d", "A e"};
    assertEquals(List.of("a", "b", "c", "d", "e"), learnt(Map.of(), texts));
    assertEquals(List.of("a", "b"), learnt(Map.of("min-document-count", "2"), texts));
    assertEquals(List.of("b", "c", "d", "e"), learnt(Map.of("max-document-share", "0.9"), texts));
    assertEquals(List.of("a", "b", "c"), learnt(Map.of("max-vocabulary", "3"), texts));
  }

  @Test
  void textsCountByTheirWeight() {
    Schema schema = Schema.of(TEXT, Column.real("w").withRole(Role.WEIGHT));
    TaskSpec spec =
        TaskSpec.ofFamily("any", "terms", Options.of(TextOptions.ALL, Map.of()), schema);
    Batch block =
        Batch.of(
            schema,
            0,
            3,
            List.of(
                new TextVector(new @Nullable String[] {"a", "b", "c"}),
                new RealVector(new double[] {2, 1, 0})));
    VocabularyBuilder builder = builder(1000, Map.of("min-document-count", "2"));
    builder.accept(new TermTask(spec).apply(block, RandomStream.of(1, "none", 0)));
    assertEquals(List.of("a"), terms(builder.build(0)));
  }

  @Test
  void nothingLeftIsAnError() {
    GeneraException none =
        assertThrows(GeneraException.class, () -> learnt(Map.of("min-document-count", "9"), "a"));
    assertEquals(StandardError.INVALID_DATA, none.code());
    assertTrue(String.valueOf(none.getMessage()).contains("'words'"));
    GeneraException empty = assertThrows(GeneraException.class, () -> learnt(Map.of(), null, null));
    assertEquals(StandardError.NO_DATA, empty.code());
  }

  /** Whatever is forgotten was rare: the common terms stay, with their counts nearly whole. */
  @Test
  void memoryIsBounded() {
    VocabularyBuilder builder = builder(100, Map.of("max-vocabulary", "20"));
    for (int block = 0; block < 200; block++) {
      @Nullable String[] texts = new @Nullable String[10];
      for (int i = 0; i < texts.length; i++) {
        texts[i] = "common" + i + " also" + i + " once" + block + "x" + i;
      }
      count(builder, texts);
    }
    List<String> terms = terms(builder.build(0));
    assertEquals(20, terms.size());
    assertTrue(terms.stream().noneMatch(term -> term.startsWith("once")), terms.toString());
  }

  @Test
  void damagedVocabulariesAreRefused() {
    for (String text : new String[] {"", "a\n\nb", "b\na", "a\na", "x".repeat(257)}) {
      assertThrows(IllegalArgumentException.class, () -> Vocabulary.ofText(WORDS, text), text);
    }
  }
}
