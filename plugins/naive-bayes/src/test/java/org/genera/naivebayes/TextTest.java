package org.genera.naivebayes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchBuilder;
import org.genera.api.data.CategoryVector;
import org.genera.api.data.Column;
import org.genera.api.data.Role;
import org.genera.api.data.Schema;
import org.genera.api.data.TextVector;
import org.genera.api.engine.RandomStream;
import org.genera.api.model.Fill;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Texts: what is evidence, what is drawn, and figures on real messages. */
class TextTest {

  private static final Column TEXT = CountFixtures.text("words");
  private static final Column KIND = Column.category("kind", "ham", "spam").withRole(Role.LABEL);

  private static Batch rows(int rows) {
    return new CountFixtures(0).rows(rows, TEXT);
  }

  private static Batch texts(@Nullable String... texts) {
    return Batch.of(Schema.of(TEXT), 0, texts.length, List.of(new TextVector(texts)));
  }

  @Test
  void textsWithoutAKnownTermAreNoEvidence() {
    NaiveBayesModel model = Fixture.fit(rows(200));
    double[][] logs = model.logProbabilities(texts(null, "", " \n", "unheard of", "!?", "\ud800"));
    for (double[] log : logs) {
      assertArrayEquals(Arrays.stream(model.weights()).map(Math::log).toArray(), log, 1e-12);
    }
    assertArrayEquals(
        new double[6],
        model.logDensity(texts(null, "", " \n", "unheard of", "!?", "\ud800")),
        1e-12);
  }

  /** log n! - Σ log c! + Σ c log p, by hand. */
  @Test
  void theDensityIsTheMultinomials() {
    BatchBuilder builder = new BatchBuilder(Schema.of(TEXT, KIND), 3);
    String[] known = {"a a b", "a c", "b"};
    for (int row = 0; row < known.length; row++) {
      builder.text(0, known[row]);
      builder.whole(1, row == 2 ? 1 : 0);
      builder.endRow();
    }
    NaiveBayesModel model = Fixture.fit(builder.build(0));
    double ham = 2.0 / 3 * 3 * Math.pow(4.0 / 8, 2) * 2.0 / 8;
    double spam = 1.0 / 3 * 3 * Math.pow(1.0 / 4, 2) * 2.0 / 4;
    Batch row = texts("B, a A d");
    assertEquals(Math.log(ham + spam), model.logDensity(row)[0], 1e-12);
    assertEquals(Math.log(spam / (ham + spam)), model.logProbabilities(row)[0][1], 1e-12);
  }

  /** Words by their probabilities, as many as texts have: means over draws. */
  @Test
  void drawnTextsAreLikeTheTexts() {
    Batch rows = rows(4000);
    NaiveBayesModel model = Fixture.fit(rows);
    Batch drawn = model.sample(4000, RandomStream.of(1, "texts", 0));
    Map<String, Double> expected = wordsPerText(rows);
    Map<String, Double> found = wordsPerText(drawn);
    assertEquals(expected.keySet(), found.keySet());
    expected.forEach((word, mean) -> assertEquals(mean, found.get(word), 0.12, word));
  }

  private static Map<String, Double> wordsPerText(Batch rows) {
    Map<String, Double> means = new HashMap<>();
    for (@Nullable String text : ((TextVector) rows.column("words")).values()) {
      for (String word :
          Objects.requireNonNull(text).toLowerCase(java.util.Locale.ROOT).split("[^\\p{L}]+")) {
        if (!word.isEmpty()) {
          means.merge(word, 1.0 / rows.rows(), Double::sum);
        }
      }
    }
    return means;
  }

  /** With pairs of words among the terms, single words are drawn, about as many as texts have. */
  @Test
  void pairsAreNotDrawn() {
    Batch rows = rows(2000);
    double words = wordsPerText(rows).values().stream().mapToDouble(of -> of).sum();
    Batch drawn = Fixture.fit(rows, "ngrams", "1..2").sample(2000, RandomStream.of(1, "texts", 0));
    double found = wordsPerText(drawn).values().stream().mapToDouble(of -> of).sum();
    assertEquals(words, found, 0.3);
  }

  @Test
  void theFilledTextIsTheLikeliestOfItsLength() {
    NaiveBayesModel model = Fixture.fit(rows(500));
    Batch filled = model.impute(texts((String) null), Fill.MODE, RandomStream.of(1, "fill", 0));
    String text = Objects.requireNonNull(((TextVector) filled.column("words")).values()[0]);
    assertEquals(5, text.split(" ").length, 1.01, text);
  }

  /** The vocabulary stays: new words count for nothing, known ones as if all had come at once. */
  @Test
  void anUpdateIsOneFit() {
    Batch all = rows(4 * Fixture.BLOCK_ROWS);
    int cut = 2 * Fixture.BLOCK_ROWS;
    NaiveBayesModel part = Fixture.fit(all.slice(0, cut));
    NaiveBayesModel updated = Fixture.update(part, all.slice(cut, all.rows()), 2);
    assertArrayEquals(
        Fixture.fit(all).state().orElseThrow().statistics().orElseThrow(),
        updated.state().orElseThrow().statistics().orElseThrow());
  }

  /** Sorted, complete, not too long: else the file is no model. */
  @Test
  void forgedVocabulariesAreRefused() {
    NaiveBayesModel model = Fixture.fit(rows(100));
    String terms = ForgedArchive.of(model).text("factor-0.terms");
    List<String> lines = List.of(terms.split("\n"));
    List<String> backwards = new ArrayList<>(lines);
    Collections.reverse(backwards);
    for (String forged :
        new String[] {
          "", terms + "\nzzzz", String.join("\n", backwards), terms + "\n" + "z".repeat(300)
        }) {
      ForgedArchive archive = ForgedArchive.of(model).withText("factor-0.terms", forged);
      GeneraException error =
          assertThrows(GeneraException.class, () -> Fixture.FAMILY.read(archive));
      assertEquals(StandardError.INVALID_MODEL_FILE, error.code());
    }
  }

  private static Batch messages() throws IOException {
    List<String> lines = Fixture.lines("text/sms-spam/SMSSpamCollection");
    BatchBuilder builder = new BatchBuilder(Schema.of(TEXT, KIND), lines.size());
    for (String line : lines) {
      int tab = line.indexOf('\t');
      builder.text(0, line.substring(tab + 1));
      builder.whole(1, line.startsWith("spam") ? 1 : 0);
      builder.endRow();
    }
    return builder.build(0);
  }

  @Test
  void messages4459To1115() throws IOException {
    Batch rows = messages();
    Batch test = rows.slice(4459, rows.rows());
    NaiveBayesModel model = Fixture.fit(rows.slice(0, 4459));
    assertTrue(Fixture.accuracy(model, test) >= 0.984, "" + Fixture.accuracy(model, test));
  }

  /** A tenth of the labels: rows without one help, and the default notices. */
  @Test
  void messagesWithATenthOfTheLabels() throws IOException {
    Batch rows = messages();
    Batch test = rows.slice(4459, rows.rows());
    List<Double> gains = new ArrayList<>();
    for (int seed = 0; seed < 2; seed++) {
      Batch train = withLabels(rows.slice(0, 4459), 0.1, RandomStream.of(seed, "labels", 0));
      double with = Fixture.accuracy(Fixture.fit(train), test);
      double without = Fixture.accuracy(Fixture.fit(train, "unlabelled", "ignore"), test);
      assertTrue(with >= 0.975, "seed " + seed + ": " + with);
      gains.add(with - without);
    }
    assertTrue(gains.stream().allMatch(gain -> gain > 0), gains.toString());
  }

  private static Batch withLabels(Batch rows, double share, RandomStream random) {
    int[] codes = ((CategoryVector) rows.column("kind")).codes().clone();
    for (int row = 0; row < codes.length; row++) {
      codes[row] = random.nextDouble() < share ? codes[row] : CategoryVector.MISSING;
    }
    return Batch.of(
        rows.schema(), 0, rows.rows(), List.of(rows.column("words"), new CategoryVector(codes)));
  }

  @Test
  void digitsByCounts() throws IOException {
    List<String[]> train = Fixture.cells("images/optdigits/optdigits.tra", 0);
    Schema schema = Fixture.labelled("integer", train);
    Batch test = Fixture.batch(schema, Fixture.cells("images/optdigits/optdigits.tes", 0));
    NaiveBayesModel model =
        Fixture.fit(Fixture.batch(schema, train), "likelihood.c*", "multinomial");
    assertEquals(0.8893, Fixture.accuracy(model, test), 0.002);
  }
}
