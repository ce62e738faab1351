package org.genera.logistic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchBuilder;
import org.genera.api.data.Batches;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.Dataset;
import org.genera.api.data.Role;
import org.genera.api.data.Schema;
import org.genera.api.engine.RandomStream;
import org.genera.api.model.Density;
import org.genera.api.model.TrainingRequest;
import org.genera.testkit.TestPlatform;
import org.junit.jupiter.api.Test;

class LogisticFamilyTest {

  private static final Batch MIXED = Fixture.mixed(300);

  private static double[] probabilities(LogisticModel model, Batch row) {
    return Arrays.stream(model.logProbabilities(row)[0]).map(Math::exp).toArray();
  }

  private static GeneraException refused(Batch data) {
    return assertThrows(GeneraException.class, () -> Fixture.fit(data));
  }

  @Test
  void twoPointsHaveTheClosedForm() {
    Batch data = Fixture.labelled(2, new int[] {0, 1}, new double[] {-1, 1});
    LogisticModel model = Fixture.fit(data, "l2", "0.5", "tolerance", "1e-13");
    double w = model.coefficients.weight(1, 0);
    assertEquals(-w, model.coefficients.weight(0, 0), 1e-12);
    assertEquals(0.5 * w, 2 / (1 + Math.exp(2 * w)), 1e-10, "l2 w = Σ x (y - p)");
    assertArrayEquals(new double[2], model.coefficients.intercepts(), 1e-12);
  }

  @Test
  void withoutInformationProbabilitiesAreTheFrequencies() {
    int[] labels = new int[100];
    Arrays.setAll(labels, row -> row < 20 ? 0 : 1);
    LogisticModel model = Fixture.fit(Fixture.labelled(3, labels, new double[100]));
    assertArrayEquals(
        new double[] {0.2, 0.8, 0},
        probabilities(model, Fixture.labelled(3, new int[] {-1}, new double[] {9})),
        1e-12);
    assertTrue(model.header().summary().converged());
    assertEquals(0, model.header().summary().iterations());
  }

  @Test
  void aClassThatNoRowHasIsImpossibleAndTheOthersAreNot() {
    Batch data = Fixture.labelled(4, new int[] {3, 1, 3, 1}, new double[] {1, 2, 3, 4});
    double[][] logs = Fixture.fit(data).logProbabilities(data);
    for (double[] row : logs) {
      assertEquals(Double.NEGATIVE_INFINITY, row[0]);
      assertEquals(Double.NEGATIVE_INFINITY, row[2]);
      assertEquals(1, Math.exp(row[1]) + Math.exp(row[3]), 1e-12);
    }
  }

  @Test
  void separableRowsGiveFiniteCoefficients() {
    double[] x = new double[60];
    int[] y = new int[60];
    Arrays.setAll(x, row -> row < 30 ? row - 40 : row + 10);
    Arrays.setAll(y, row -> row < 30 ? 0 : 1);
    for (String l2 : List.of("1", "1e-6", "0")) {
      LogisticModel model = Fixture.fit(Fixture.labelled(2, y, x), "l2", l2);
      assertTrue(model.header().summary().converged(), "l2 " + l2);
      assertTrue(Math.abs(model.coefficients.weight(0, 0)) < 1e3, "l2 " + l2);
      assertEquals(1, model.header().summary().figures().get("trainingAccuracy"));
    }
  }

  @Test
  void unlabelledRowsAreCountedAndLeftOut() {
    Batch data = Fixture.labelled(2, new int[] {0, -1, 1, -1}, new double[] {1, 1e300, 3, -5});
    LogisticModel model = Fixture.fit(data);
    assertEquals(2, model.header().summary().figures().get("unlabelledRows"));
    assertEquals(2, model.header().summary().sumOfWeights());
    assertEquals(2, model.encoding.centres()[0]);
  }

  /** In the training rows, gaps say something; a gap that training never had says nothing. */
  @Test
  void aGapIsAnIndicatorWhereTrainingHadGapsAndTheMeanElsewhere() {
    int[] y = new int[80];
    double[] gaps = new double[80];
    double[] full = new double[80];
    for (int row = 0; row < 80; row++) {
      y[row] = row % 2;
      gaps[row] = row % 2 == 1 && row % 4 == 1 ? Double.NaN : 3;
      full[row] = row % 7 - y[row];
    }
    LogisticModel model = Fixture.fit(Fixture.labelled(2, y, gaps, full));
    assertEquals(List.of("x1", "x1 is missing", "x2"), model.encoding.names());
    double mean = model.encoding.centres()[2];
    Batch rows =
        Fixture.labelled(
            2,
            new int[] {-1, -1, -1},
            new double[] {3, Double.NaN, 3},
            new double[] {mean, mean, Double.NaN});
    double[][] logs = model.logProbabilities(rows);
    assertTrue(logs[1][1] > Math.log(0.9), "a gap in x1 is of class b");
    assertArrayEquals(logs[0], logs[2], 1e-12, "a gap in x2 is its mean");
  }

  /** An unknown category is the mixture of its levels in the linear predictor. */
  @Test
  void anUnknownCategoryIsAtItsMean() {
    Schema schema =
        Schema.of(
            Column.category("c", "p", "q"), Column.category("y", "a", "b").withRole(Role.LABEL));
    BatchBuilder rows = new BatchBuilder(schema, 40);
    for (int row = 0; row < 40; row++) {
      rows.whole(0, row % 4 == 0 ? 0 : 1);
      rows.whole(1, row % 3 == 0 ? 0 : row % 4 == 0 ? 1 : row % 2);
      rows.endRow();
    }
    LogisticModel model = Fixture.fit(rows.build(0));
    double[] unknown = model.logProbabilities(Batch.missing(schema, 1))[0];
    double[] b = model.coefficients.intercepts();
    assertEquals(b[1] - b[0], unknown[1] - unknown[0], 1e-12);
  }

  @Test
  void aModelToStartFromIsTheStart() {
    LogisticModel model = Fixture.fit(MIXED, "tolerance", "1e-10");
    LogisticModel again =
        Fixture.fit(MIXED, Optional.of(model), new ArrayList<>(), "tolerance", "1e-9");
    assertEquals(0, again.header().summary().iterations());
    assertArrayEquals(model.coefficients.toVector(), again.coefficients.toVector(), 1e-12);
  }

  /** On rows with other means, other deviations and no gaps, nothing is lost on the way. */
  @Test
  void aStartIsTranslatedToOtherRows() {
    LogisticModel model = Fixture.fit(MIXED, "tolerance", "1e-10");
    Batch complete =
        MIXED.pick(
            java.util.stream.IntStream.range(0, 200)
                .filter(row -> MIXED.columns().stream().noneMatch(c -> c.isMissing(row)))
                .toArray());
    LogisticModel moved =
        Fixture.fit(complete, Optional.of(model), new ArrayList<>(), "max-iterations", "0");
    assertTrue(moved.encoding.size() < model.encoding.size(), "no indicators of gaps");
    double[][] expected = model.logProbabilities(complete);
    double[][] found = moved.logProbabilities(complete);
    for (int row = 0; row < expected.length; row++) {
      assertArrayEquals(expected[row], found[row], 1e-12, "row " + row);
    }
  }

  @Test
  void aStartOfOtherLevelsIsRefused() {
    LogisticModel model = Fixture.fit(Fixture.labelled(2, new int[] {0, 1}, new double[] {1, 2}));
    Batch other = Fixture.labelled(3, new int[] {0, 1}, new double[] {1, 2});
    GeneraException error =
        assertThrows(
            GeneraException.class, () -> Fixture.fit(other, Optional.of(model), new ArrayList<>()));
    assertEquals(StandardError.SCHEMA_MISMATCH, error.code());
    assertTrue(error.getMessage().contains("'y'"), error.getMessage());
  }

  @Test
  void columnsThatCannotBeFeaturesAreNamedWithTheirFlags() {
    Schema texts =
        Schema.of(
            new Column("note", new ColumnType.Text(), Role.FEATURE),
            new Column("full name", new ColumnType.Text(), Role.FEATURE));
    GeneraException error =
        refused(Batches.beside(List.of(MIXED, Batch.missing(texts, MIXED.rows()))));
    assertEquals(StandardError.SCHEMA_MISMATCH, error.code());
    assertTrue(
        error.getMessage().contains("'note' (text), 'full name' (text)")
            && error.getMessage().contains("--ignore note --ignore 'full name'"),
        error.getMessage());
  }

  @Test
  void aLabelIsRequired() {
    GeneraException error =
        refused(Batch.ofReals(Schema.of(Column.real("x")), new double[] {1, 2, 3}));
    assertEquals(StandardError.SCHEMA_MISMATCH, error.code());
    assertTrue(error.getMessage().contains("--label"), error.getMessage());
  }

  @Test
  void noLabelledRowIsAnError() {
    GeneraException error = refused(Fixture.labelled(2, new int[] {-1, -1}, new double[] {1, 2}));
    assertEquals(StandardError.NO_DATA, error.code());
    assertTrue(error.getMessage().contains("'y'"), error.getMessage());
  }

  @Test
  void whatHasNoInfluenceIsSaid() {
    List<String> warnings = new ArrayList<>();
    double[] empty = {Double.NaN, Double.NaN};
    Batch data = Fixture.labelled(2, new int[] {1, 1}, empty, new double[] {1, 2});
    LogisticModel model = Fixture.fit(data, Optional.empty(), warnings);
    assertEquals(2, warnings.size(), warnings.toString());
    assertTrue(warnings.get(0).contains("[x1]"), warnings.get(0));
    assertTrue(warnings.get(1).contains("'b'"), warnings.get(1));
    assertArrayEquals(new double[] {0, 1}, probabilities(model, data), 1e-12);
  }

  @Test
  void thereIsNoDensity() {
    LogisticModel model = Fixture.fit(MIXED);
    GeneraException error = assertThrows(GeneraException.class, () -> model.require(Density.class));
    assertEquals(StandardError.UNSUPPORTED_CAPABILITY, error.code());
    assertTrue(model.header().summary().logLikelihood().isEmpty(), "log p(x) is not known");
  }

  @Test
  void rowsHeldOutAreJudged() {
    try (TestPlatform platform = new TestPlatform(1, Fixture.FAMILY)) {
      TrainingRequest request =
          TrainingRequest.of(Dataset.of(MIXED.slice(0, 200)), platform.context(1))
              .options(Fixture.options())
              .validation(Dataset.of(MIXED.slice(200, 300)))
              .build();
      LogisticModel model = (LogisticModel) Fixture.FAMILY.train(request);
      Batch held = MIXED.slice(200, 300);
      int[] truth = model.classes.of(held);
      double[] weights = held.weights();
      double[][] logs = model.logProbabilities(held);
      double loss = 0;
      double total = 0;
      for (int row = 0; row < truth.length; row++) {
        if (truth[row] >= 0) {
          loss -= weights[row] * logs[row][truth[row]];
          total += weights[row];
        }
      }
      assertEquals(
          loss / total, model.header().summary().figures().get("validationLogLoss"), 1e-12);
    }
  }

  /** 20,000 levels on 20,000 rows: a dense matrix would take 3.2 GB. */
  @Test
  void manyLevelsTakeNoMatrix() {
    int levels = 20_000;
    String[] names = new String[levels];
    Arrays.setAll(names, i -> "level " + i);
    Schema schema =
        Schema.of(
            Column.category("many", names),
            Column.real("x"),
            Column.category("y", "a", "b").withRole(Role.LABEL));
    RandomStream random = RandomStream.of(2, "many", 0);
    BatchBuilder rows = new BatchBuilder(schema, levels);
    for (int row = 0; row < levels; row++) {
      int y = random.nextInt(2);
      rows.whole(0, random.nextInt(levels));
      rows.number(1, y + random.nextGaussian());
      rows.whole(2, y);
      rows.endRow();
    }
    LogisticModel model = Fixture.fit(rows.build(0), "tolerance", "1e-4");
    assertTrue(model.header().summary().converged());
    assertEquals(levels + 1, model.encoding.size());
    assertFalse(model.coefficients.nonZero() == 0);
  }
}
