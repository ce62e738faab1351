package org.genera.naivebayes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchBuilder;
import org.genera.api.data.CategoryVector;
import org.genera.api.data.Column;
import org.genera.api.data.Role;
import org.genera.api.data.Schema;
import org.genera.api.engine.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CalibrationTest {

  private static final int ROWS = 4000;
  private static final String[] GAUSSIAN = {"likelihood.*", "gaussian"};

  /** Two classes about -1 and 1; the column is there several times over. */
  private static Batch rows(int copies, long seed) {
    Column[] columns = new Column[copies + 1];
    for (int j = 0; j < copies; j++) {
      columns[j] = Column.real("x" + j);
    }
    columns[copies] = Column.category("y", "a", "b").withRole(Role.LABEL);
    BatchBuilder builder = new BatchBuilder(Schema.of(columns), ROWS);
    RandomStream random = RandomStream.of(seed, "rows", 0);
    for (int row = 0; row < ROWS; row++) {
      int y = random.nextInt(2);
      double x = 2 * y - 1 + 1.5 * random.nextGaussian();
      for (int j = 0; j < copies; j++) {
        builder.number(j, x);
      }
      builder.whole(copies, y);
      builder.endRow();
    }
    return builder.build(0);
  }

  /** The same column six times makes a model six times too sure, and nothing else. */
  @ParameterizedTest
  @ValueSource(strings = {"platt", "isotonic"})
  void overconfidenceIsCured(String method) {
    Batch train = rows(6, 1);
    Batch test = rows(6, 2);
    NaiveBayesModel plain = Fixture.fit(train, GAUSSIAN);
    NaiveBayesModel cured = Fixture.fit(train, "likelihood.*", "gaussian", "calibration", method);
    double ideal = Fixture.logLoss(Fixture.fit(rows(1, 1), GAUSSIAN), rows(1, 2));
    assertTrue(Fixture.logLoss(plain, test) > 1.5 * ideal, "the model is not overconfident");
    assertEquals(ideal, Fixture.logLoss(cured, test), 0.01);
    assertArrayEquals(plain.logDensity(test), cured.logDensity(test));
  }

  /** With fewer rows than folds some models would be asked about a class they had not seen. */
  @ParameterizedTest
  @ValueSource(strings = {"platt", "isotonic"})
  void everyFoldNeedsEveryClass(String method) {
    Batch all = rows(1, 1);
    int[] codes = ((CategoryVector) all.column("y")).codes();
    int[] first = IntStream.range(0, ROWS).filter(row -> codes[row] == 0).limit(50).toArray();
    int[] second = IntStream.range(0, ROWS).filter(row -> codes[row] == 1).toArray();
    Batch four = all.pick(joined(first, Arrays.copyOf(second, 4)));
    GeneraException error =
        assertThrows(
            GeneraException.class,
            () -> Fixture.fit(four, "likelihood.*", "gaussian", "calibration", method));
    assertEquals(StandardError.INVALID_DATA, error.code());
    assertTrue(
        String.valueOf(error.getMessage()).contains("at least 5 labelled rows of every class"));
    assertTrue(String.valueOf(error.getMessage()).contains("of class 'b' there are 4"));
    Batch five = all.pick(joined(first, Arrays.copyOf(second, 5)));
    NaiveBayesModel fits = Fixture.fit(five, "likelihood.*", "gaussian", "calibration", method);
    assertTrue(Fixture.accuracy(fits, all) > 0.5);
    Batch one = all.pick(first);
    assertEquals(
        1, Fixture.accuracy(Fixture.fit(one, "calibration", method), one), "b was never seen");
  }

  private static int[] joined(int[] a, int[] b) {
    return IntStream.concat(Arrays.stream(a), Arrays.stream(b)).toArray();
  }

  @Test
  void latentClassesHaveNoTruthToBeCalibratedAgainst() {
    Batch rows = rows(2, 1).select(List.of("x0", "x1"));
    GeneraException error =
        assertThrows(
            GeneraException.class, () -> Fixture.fit(rows, "classes", "2", "calibration", "platt"));
    assertEquals(StandardError.INVALID_OPTION, error.code());
  }

  /** Whose probabilities are right, Platt's curve leaves alone. */
  @Test
  void aCalibratedModelStaysAsItIs() {
    Batch train = rows(1, 1);
    double[][] plain = Fixture.fit(train, GAUSSIAN).logProbabilities(train);
    double[][] scaled =
        Fixture.fit(train, "likelihood.*", "gaussian", "calibration", "platt")
            .logProbabilities(train);
    for (int row = 0; row < ROWS; row++) {
      assertEquals(Math.exp(plain[row][0]), Math.exp(scaled[row][0]), 0.03, "row " + row);
    }
  }
}
