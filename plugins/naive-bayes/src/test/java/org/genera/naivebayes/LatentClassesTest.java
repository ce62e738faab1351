package org.genera.naivebayes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchBuilder;
import org.genera.api.data.Column;
import org.genera.api.data.Role;
import org.genera.api.data.Schema;
import org.genera.api.engine.RandomStream;
import org.junit.jupiter.api.Test;

class LatentClassesTest {

  private static final int ROWS = 1500;
  private static final double[] MEANS = {0, 3, 7};
  private static final double[][] LEVELS = {{0.8, 0.1, 0.1}, {0.1, 0.8, 0.1}, {0.2, 0.1, 0.7}};

  /** Three groups; one in fifty rows has its label. */
  private static Batch rows() {
    Schema schema =
        Schema.of(
            Column.real("x"),
            Column.category("c", "u", "v", "w"),
            Column.category("d", "u", "v", "w"),
            Column.category("y", "a", "b", "e").withRole(Role.LABEL));
    BatchBuilder builder = new BatchBuilder(schema, ROWS);
    RandomStream random = RandomStream.of(21, "rows", 0);
    for (int row = 0; row < ROWS; row++) {
      int y = row % 3;
      builder.number(0, MEANS[y] + random.nextGaussian());
      builder.whole(1, level(y, random));
      builder.whole(2, level(y, random));
      if (random.nextInt(50) == 0) {
        builder.whole(3, y);
      }
      builder.endRow();
    }
    return builder.build(0);
  }

  private static int level(int y, RandomStream random) {
    double u = random.nextDouble();
    return u < LEVELS[y][0] ? 0 : u < LEVELS[y][0] + LEVELS[y][1] ? 1 : 2;
  }

  private static Batch features() {
    return rows().select(List.of("x", "c", "d"));
  }

  @Test
  void bicFindsTheGroups() {
    NaiveBayesModel model = Fixture.fit(features(), "classes", "1..5");
    assertEquals(3, model.components());
    Map<String, Double> figures = model.header().summary().figures();
    assertEquals(1.0, figures.get("chosen[3]"));
    assertEquals(model.header().summary().bic().orElseThrow(), figures.get("bic[3]").doubleValue());
    double[][] shares = model.responsibilities(features());
    int right = 0;
    for (int row = 0; row + 3 < ROWS; row++) {
      right += likeliest(shares[row]) == likeliest(shares[row + 3]) ? 1 : 0;
    }
    assertTrue(right > 0.8 * ROWS, right + " neighbours of a group are in one class");
  }

  private static int likeliest(double[] shares) {
    int best = 0;
    for (int y = 1; y < shares.length; y++) {
      best = shares[y] > shares[best] ? y : best;
    }
    return best;
  }

  /** Where the classes are what the columns make groups of, rows without a label help. */
  @Test
  void rowsWithoutALabelAreUsedWhereTheyHelp() {
    NaiveBayesModel model = Fixture.fit(rows(), "likelihood.x", "gaussian");
    assertTrue(model.header().summary().figures().get("unlabelledWeight") > 0);
    double[][] chosen = model.logProbabilities(features());
    double[][] without =
        Fixture.fit(rows(), "likelihood.x", "gaussian", "unlabelled", "ignore")
            .logProbabilities(features());
    double gain = 0;
    for (int row = 0; row < ROWS; row++) {
      gain += chosen[row][row % 3] - without[row][row % 3];
    }
    assertTrue(gain > 0, "gain " + gain);
  }

  @Test
  void withoutALabelTheNumberOfClassesIsAskedFor() {
    GeneraException error = assertThrows(GeneraException.class, () -> Fixture.fit(features()));
    assertEquals(StandardError.SCHEMA_MISMATCH, error.code());
    assertTrue(String.valueOf(error.getMessage()).contains("--label"));
    GeneraException both =
        assertThrows(GeneraException.class, () -> Fixture.fit(rows(), "classes", "2"));
    assertEquals(StandardError.INVALID_OPTION, both.code());
  }
}
