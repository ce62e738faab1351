package org.genera.naivebayes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchBuilder;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.Role;
import org.genera.api.data.Schema;
import org.genera.api.engine.RandomStream;
import org.junit.jupiter.api.Test;

/** A fit that starts from a model. */
class GivenStartTest {

  private static final Schema NUMBERS =
      Schema.of(Column.real("x"), Column.category("y", "a", "b").withRole(Role.LABEL));

  private static Batch rows(double shift) {
    BatchBuilder rows = new BatchBuilder(NUMBERS, 200);
    RandomStream random = RandomStream.of(3, "rows", 0);
    for (int row = 0; row < 200; row++) {
      rows.number(0, shift + 4 * (row % 2) + random.nextGaussian());
      rows.number(1, row % 2);
      rows.endRow();
    }
    return rows.build(0);
  }

  private static Batch texts() {
    Schema schema =
        Schema.of(
            new Column("t", new ColumnType.Text(), Role.FEATURE),
            Column.category("y", "a", "b").withRole(Role.LABEL));
    BatchBuilder rows = new BatchBuilder(schema, 4);
    String[] texts = {"one two", "one", "three", "two three three"};
    for (int row = 0; row < texts.length; row++) {
      rows.text(0, texts[row]);
      rows.number(1, row / 2);
      rows.endRow();
    }
    return rows.build(0);
  }

  private static void refused(NaiveBayesModel from, Batch rows, String message, String... options) {
    GeneraException error =
        assertThrows(GeneraException.class, () -> Fixture.fitFrom(from, rows, options));
    assertEquals(StandardError.INVALID_OPTION, error.code());
    assertTrue(error.getMessage().contains(message), error.getMessage());
  }

  @Test
  void aLikelihoodThatTheModelDoesNotHaveIsRefusedByName() {
    NaiveBayesModel kernel = Fixture.fit(rows(0), "likelihood.x", "kernel");
    refused(kernel, rows(0), "'likelihood.x' is gaussian", "likelihood.x", "gaussian");
    refused(kernel, rows(0), "'likelihood.*' is gaussian", "likelihood.*", "gaussian");
    NaiveBayesModel same = Fixture.fitFrom(kernel, rows(0), "likelihood.x", "kernel");
    assertEquals("kernel", same.notes().get("likelihood.x"));
  }

  @Test
  void otherTermsThanThoseOfTheVocabularyAreRefusedByName() {
    NaiveBayesModel pairs = Fixture.fit(texts(), "ngrams", "1..2");
    refused(pairs, texts(), "'ngrams' is 2, but the model to start from has 1..2", "ngrams", "2");
    NaiveBayesModel same = Fixture.fitFrom(pairs, texts(), "ngrams", "1..2");
    assertArrayEquals(pairs.logDensity(texts()), same.logDensity(texts()));
  }

  /** Counts of other data lie on a grid over those, or all of them would be at its end. */
  @Test
  void aKernelHasItsGridWhereTheDataAre() {
    NaiveBayesModel near = Fixture.fit(rows(0), "likelihood.x", "kernel");
    Batch far = rows(1e6);
    assertArrayEquals(
        Fixture.fit(far, "likelihood.x", "kernel").logDensity(far),
        Fixture.fitFrom(near, far).logDensity(far));
  }
}
