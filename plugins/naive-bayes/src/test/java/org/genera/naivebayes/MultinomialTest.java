package org.genera.naivebayes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.CategoryVector;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnVector;
import org.genera.api.data.RealVector;
import org.genera.api.data.Role;
import org.genera.api.data.Schema;
import org.genera.api.data.WholeVector;
import org.genera.api.engine.RandomStream;
import org.genera.api.model.Density;
import org.genera.api.model.Fill;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Groups of count columns: identities of the multinomial, and slow formulas. */
class MultinomialTest {

  private static final Column[] COLUMNS = {
    Column.whole("c1"), Column.whole("c2"), Column.whole("c3")
  };
  private static final String[] MULTINOMIAL = {"likelihood.c*", "multinomial"};
  private static final long NONE = WholeVector.MISSING;

  private static Batch rows(int rows) {
    return new CountFixtures(0).rows(rows, COLUMNS);
  }

  private static NaiveBayesModel model() {
    return Fixture.fit(rows(300), MULTINOMIAL);
  }

  private static Batch batch(long[]... rows) {
    List<ColumnVector> vectors = new ArrayList<>();
    for (int j = 0; j < COLUMNS.length; j++) {
      int column = j;
      vectors.add(new WholeVector(Arrays.stream(rows).mapToLong(row -> row[column]).toArray()));
    }
    return Batch.of(Schema.of(COLUMNS), 0, rows.length, vectors);
  }

  private static Density ofClass(NaiveBayesModel model, int y) {
    Batch label =
        Batch.of(
            Schema.of(CountFixtures.label()), 0, 1, List.of(new CategoryVector(new int[] {y})));
    return model.given(label).require(Density.class);
  }

  /** All counts of three terms with one total. */
  private static long[][] ofTotal(int n) {
    List<long[]> all = new ArrayList<>();
    for (int a = 0; a <= n; a++) {
      for (int b = 0; a + b <= n; b++) {
        all.add(new long[] {a, b, n - a - b});
      }
    }
    return all.toArray(long[][]::new);
  }

  private static double sum(double[] logs) {
    return Arrays.stream(logs).map(Math::exp).sum();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 5, 12})
  void countsOfOneTotalHaveProbabilityOne(int n) {
    NaiveBayesModel model = model();
    assertEquals(1, sum(model.logDensity(batch(ofTotal(n)))), 1e-9);
    assertEquals(1, sum(ofClass(model, 1).logDensity(batch(ofTotal(n)))), 1e-9);
  }

  /** p(some counts | their own total) is what is left if the others are summed out. */
  @Test
  void missingCountsAreSummedOut() {
    Density density = ofClass(model(), 2);
    for (int hidden = 0; hidden < 6; hidden++) {
      double[] joint = new double[8];
      for (int a = 0; a < joint.length; a++) {
        joint[a] = Math.exp(density.logDensity(batch(new long[] {a, 7 - a, hidden}))[0]);
      }
      double sum = Arrays.stream(joint).sum();
      for (int a = 0; a < joint.length; a++) {
        double log = density.logDensity(batch(new long[] {a, 7 - a, NONE}))[0];
        assertEquals(joint[a] / sum, Math.exp(log), 1e-9, a + " of 7, " + hidden + " hidden");
      }
    }
    assertEquals(0, density.logDensity(batch(new long[] {NONE, 4, NONE}))[0], 1e-12);
  }

  /** However counts were added up, the fit's likelihood is that of its rows, one by one. */
  @ParameterizedTest
  @ValueSource(longs = {1, 7, 500})
  void aFitHasTheLikelihoodOfItsRows(long factor) {
    Batch drawn = rows(700);
    List<ColumnVector> vectors = new ArrayList<>(drawn.columns());
    long[] larger = ((WholeVector) drawn.column("c2")).values().clone();
    Arrays.setAll(larger, row -> factor * larger[row]);
    vectors.set(1, new WholeVector(larger));
    Batch rows = Batch.of(drawn.schema(), 0, drawn.rows(), vectors);
    NaiveBayesModel model = Fixture.fit(rows, MULTINOMIAL);
    double[] logDensity = model.logDensity(rows);
    double[][] logProbabilities = model.logProbabilities(rows);
    int[] classes = ((CategoryVector) rows.column("class")).codes();
    double sum = 0;
    for (int row = 0; row < rows.rows(); row++) {
      sum += logDensity[row] + logProbabilities[row][classes[row]];
    }
    double found = model.header().summary().logLikelihood().orElseThrow();
    assertEquals(sum, found, 1e-9 * Math.abs(sum));
  }

  /** What a conditional says of a class is what the whole row says. */
  @Test
  void evidenceAddsUp() {
    NaiveBayesModel model = model();
    Batch whole = batch(new long[] {1, 6, 2});
    NaiveBayesModel rest = (NaiveBayesModel) model.given(whole.select(List.of("c2")));
    double[] byParts = rest.responsibilities(whole.select(List.of("c1", "c3")))[0];
    assertArrayEquals(model.responsibilities(whole)[0], byParts, 1e-12);
    NaiveBayesModel last = (NaiveBayesModel) rest.given(whole.select(List.of("c1")));
    assertArrayEquals(
        model.responsibilities(whole)[0],
        last.responsibilities(whole.select(List.of("c3")))[0],
        1e-12);
  }

  @Test
  void impossibleCountsAreRefusedInTrainingAndImpossibleInScoring() {
    for (long odd : new long[] {-1, Long.MAX_VALUE, 1L << 40}) {
      Batch bad = withCell(rows(60), "c2", 17, odd);
      GeneraException error =
          assertThrows(GeneraException.class, () -> Fixture.fit(bad, MULTINOMIAL));
      assertEquals(StandardError.INVALID_DATA, error.code());
      String message = String.valueOf(error.getMessage());
      assertTrue(message.contains("Row 18, column 'c2'"), message);
      double[] logs = model().logDensity(batch(new long[] {1, odd, 2}, new long[] {1, 1, 1}));
      assertEquals(Double.NEGATIVE_INFINITY, logs[0]);
      assertTrue(Double.isFinite(logs[1]));
    }
  }

  @Test
  void realColumnsOfWholeNumbersAreCounts() {
    Column[] reals = {Column.real("c1"), Column.real("c2"), Column.real("c3")};
    Batch wholes = rows(100);
    List<ColumnVector> vectors = new ArrayList<>();
    List<Column> columns = new ArrayList<>(List.of(reals));
    columns.add(wholes.schema().column("class"));
    for (int j = 0; j < 3; j++) {
      vectors.add(new RealVector(wholes.numbers(j).clone()));
    }
    vectors.add(wholes.column("class"));
    Batch asReals = Batch.of(Schema.of(columns), 0, 100, vectors);
    assertArrayEquals(
        Fixture.fit(wholes, MULTINOMIAL).logDensity(wholes),
        Fixture.fit(asReals, MULTINOMIAL).logDensity(asReals),
        1e-12);
    double[] broken = asReals.numbers(1).clone();
    broken[3] = 1.5;
    vectors.set(1, new RealVector(broken));
    Batch fraction = Batch.of(Schema.of(columns), 0, 100, vectors);
    assertThrows(GeneraException.class, () -> Fixture.fit(fraction, MULTINOMIAL));
  }

  @Test
  void oneColumnIsNoGroup() {
    Batch one = rows(60).select(List.of("c1", "class"));
    GeneraException error =
        assertThrows(GeneraException.class, () -> Fixture.fit(one, MULTINOMIAL));
    assertEquals(StandardError.INVALID_OPTION, error.code());
  }

  /** Named one by one, columns are one group; each pattern is a group of its own. */
  @Test
  void patternsNameGroups() {
    Batch rows = rows(100);
    NaiveBayesModel byNames =
        Fixture.fit(
            rows,
            "likelihood.c1",
            "multinomial",
            "likelihood.c2",
            "multinomial",
            "likelihood.c3",
            "multinomial");
    assertArrayEquals(
        Fixture.fit(rows, MULTINOMIAL).logDensity(rows), byNames.logDensity(rows), 1e-12);
    Column[] four = {
      Column.whole("a1"), Column.whole("b1"), Column.whole("a2"), Column.whole("b2")
    };
    NaiveBayesModel two =
        Fixture.fit(
            new CountFixtures(0).rows(100, four),
            "likelihood.a*",
            "multinomial",
            "likelihood.b*",
            "multinomial");
    assertEquals(
        List.of(List.of("a1", "a2"), List.of("b1", "b2")),
        two.factors().stream()
            .map(factor -> factor.columns().stream().map(Column::name).toList())
            .toList());
  }

  /** Counts that are missing at random, however many, leave the probabilities where they are. */
  @Test
  void missingCountsDoNoHarm() {
    Batch whole = rows(6000);
    Batch holed = new CountFixtures(0.4).rows(6000, COLUMNS);
    Batch probe = batch(ofTotal(6));
    double[] expected = ofClass(Fixture.fit(whole, MULTINOMIAL), 0).logDensity(probe);
    double[] found = ofClass(Fixture.fit(holed, MULTINOMIAL), 0).logDensity(probe);
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], found[i], 0.25, "counts " + i);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void anUpdateIsOneFit(boolean weighted) {
    int rows = 5 * Fixture.BLOCK_ROWS;
    Batch all = new CountFixtures(0.1).rows(rows, COLUMNS);
    if (weighted) {
      double[] weights = new double[rows];
      Arrays.setAll(weights, row -> 0.1 + row % 7 / 3.0);
      List<ColumnVector> vectors = new ArrayList<>(all.columns());
      vectors.add(new RealVector(weights));
      List<Column> columns = new ArrayList<>(all.schema().columns());
      columns.add(Column.real("w").withRole(Role.WEIGHT));
      all = Batch.of(Schema.of(columns), 0, rows, vectors);
    }
    int cut = 2 * Fixture.BLOCK_ROWS;
    NaiveBayesModel part = Fixture.fit(all.slice(0, cut), MULTINOMIAL);
    NaiveBayesModel updated = Fixture.update(part, all.slice(cut, rows), 2);
    assertArrayEquals(
        Fixture.fit(all, MULTINOMIAL).state().orElseThrow().statistics().orElseThrow(),
        updated.state().orElseThrow().statistics().orElseThrow());
  }

  /** The mean of draws is the mean that is filled in. */
  @Test
  void missingCountsAreFilledGivenTheOthers() {
    NaiveBayesModel model = model();
    int times = 20_000;
    long[][] rows = new long[times][];
    Arrays.fill(rows, new long[] {3, NONE, NONE});
    Batch drawn = model.impute(batch(rows), Fill.DRAW, RandomStream.of(1, "draw", 0));
    Batch mean = model.impute(batch(rows[0]), Fill.MEAN, RandomStream.of(1, "mean", 0));
    for (String column : new String[] {"c2", "c3"}) {
      double average =
          Arrays.stream(((WholeVector) drawn.column(column)).values()).average().orElseThrow();
      double filled = ((WholeVector) mean.column(column)).values()[0];
      assertEquals(average, filled, 0.55, column);
    }
    assertEquals(3, ((WholeVector) drawn.column("c1")).values()[5]);
  }

  /** -Σ c log (n of the other classes + α) / (all of it), with p(y) (Rennie et al. 2003, eq. 8). */
  @Test
  void complements() {
    Batch rows = rows(200);
    NaiveBayesModel model = Fixture.fit(rows, "likelihood.c*", "complement", "smoothing", "0.5");
    int[] labels = ((CategoryVector) rows.column("class")).codes();
    double[][] logs = model.logProbabilities(rows);
    for (int row = 0; row < 20; row++) {
      double[] scores = new double[3];
      for (int y = 0; y < 3; y++) {
        double total = 1.5;
        double[] others = {0.5, 0.5, 0.5};
        int size = 0;
        for (int i = 0; i < labels.length; i++) {
          size += labels[i] == y ? 1 : 0;
          for (int j = 0; j < 3 && labels[i] != y; j++) {
            others[j] += rows.numbers(j)[i];
            total += rows.numbers(j)[i];
          }
        }
        scores[y] = Math.log(size / 200.0);
        for (int j = 0; j < 3; j++) {
          scores[y] -= rows.numbers(j)[row] * Math.log(others[j] / total);
        }
      }
      double norm = Math.log(Arrays.stream(scores).map(Math::exp).sum());
      for (int y = 0; y < 3; y++) {
        assertEquals(scores[y] - norm, logs[row][y], 1e-9, "row " + row);
      }
    }
  }

  private static Batch withCell(Batch rows, String column, int row, long value) {
    long[] values = ((WholeVector) rows.column(column)).values().clone();
    values[row] = value;
    List<ColumnVector> vectors = new ArrayList<>(rows.columns());
    vectors.set(rows.schema().indexOf(column), new WholeVector(values));
    return Batch.of(rows.schema(), 0, rows.rows(), vectors);
  }
}
