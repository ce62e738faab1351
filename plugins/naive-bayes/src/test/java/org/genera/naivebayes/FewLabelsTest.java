package org.genera.naivebayes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchBuilder;
import org.genera.api.data.Column;
import org.genera.api.data.Role;
import org.genera.api.data.Schema;
import org.genera.api.engine.RandomStream;
import org.junit.jupiter.api.Test;

/** One labelled row a class, and a little more. */
class FewLabelsTest {

  private static final int ROWS = 600;
  private static final double[] CENTRES = {0, 6, 12};
  private static final String UNLABELLED_WEIGHT = "unlabelledWeight";

  /** Three classes far from each other in two columns; the first rows of each keep their label. */
  private static Batch rows(int labelled) {
    Schema schema =
        Schema.of(
            Column.real("x"),
            Column.real("z"),
            Column.category("y", "a", "b", "c").withRole(Role.LABEL));
    BatchBuilder builder = new BatchBuilder(schema, ROWS);
    RandomStream random = RandomStream.of(2, "rows", 0);
    for (int row = 0; row < ROWS; row++) {
      int y = row % 3;
      builder.number(0, CENTRES[y] + random.nextGaussian());
      builder.number(1, CENTRES[(y + 1) % 3] + random.nextGaussian());
      if (row < 3 * labelled) {
        builder.whole(2, y);
      }
      builder.endRow();
    }
    return builder.build(0);
  }

  private static NaiveBayesModel fit(Batch rows, List<String> warnings) {
    return Fixture.fit(rows, warnings, "likelihood.*", "gaussian");
  }

  /**
   * A class of one row has no variance; that of the classes' spread is better than next to none.
   */
  @Test
  void aClassOfOneRowBorrowsAVariance() {
    List<String> warnings = new ArrayList<>();
    Batch three = rows(1).slice(0, 3);
    assertEquals(1, Fixture.accuracy(fit(three, warnings), rows(200)), 0.02);
    assertEquals(List.of(), warnings);
  }

  /** Within the classes that have two rows: (1 + 4) / 2; the single one takes that. */
  @Test
  void theVarianceIsThatWithinTheOtherClasses() {
    Schema schema =
        Schema.of(Column.real("x"), Column.category("y", "a", "b", "c").withRole(Role.LABEL));
    double[][] cells = {{1, 0}, {3, 0}, {10, 1}, {14, 1}, {50, 2}};
    BatchBuilder builder = new BatchBuilder(schema, cells.length);
    for (double[] cell : cells) {
      builder.number(0, cell[0]);
      builder.number(1, cell[1]);
      builder.endRow();
    }
    NaiveBayesModel model = Fixture.fit(builder.build(0), "likelihood.x", "gaussian");
    double within = (2.0 * 1 + 2.0 * 4) / 2;
    BatchBuilder point = new BatchBuilder(Schema.of(Column.real("x")), 1);
    point.number(0, 51);
    point.endRow();
    double expected = 0.2 * Math.exp(-0.5 / within) / Math.sqrt(2 * Math.PI * within);
    assertEquals(expected, Math.exp(model.logDensity(point.build(0))[0]), 1e-12);
  }

  /** Nothing tells whether the others would hurt; who knows that they do not, says so. */
  @Test
  void oneLabelledRowAClassIsNotMixedWithOthersUnasked() {
    List<String> warnings = new ArrayList<>();
    NaiveBayesModel model = fit(rows(1), warnings);
    assertEquals(0, model.header().summary().figures().get(UNLABELLED_WEIGHT));
    assertTrue(warnings.get(0).contains("no class has two labelled rows"), "" + warnings);
    assertTrue(warnings.get(0).contains("'unlabelled-weight'"));
    NaiveBayesModel alone =
        Fixture.fit(rows(1), "likelihood.*", "gaussian", "unlabelled", "ignore");
    assertArrayEquals(alone.logDensity(rows(200)), model.logDensity(rows(200)));
  }

  @Test
  void oneLabelledRowAClassIsHelpedByTheOthers() {
    NaiveBayesModel model =
        Fixture.fit(rows(1), "likelihood.*", "gaussian", "unlabelled-weight", "1");
    Batch truth = rows(200);
    assertEquals(1, Fixture.accuracy(model, truth), 0.005);
    assertTrue(Fixture.logLoss(model, truth) < 0.02);
  }

  /** Of one class all is known already, whatever the weight. */
  @Test
  void aSingleClassIsATie() {
    Batch rows = rows(10);
    int[] noneOfTheOthers =
        IntStream.range(0, ROWS).filter(row -> row >= 30 || row % 3 == 0).toArray();
    List<String> warnings = new ArrayList<>();
    NaiveBayesModel model = fit(rows.pick(noneOfTheOthers), warnings);
    assertEquals(1, model.header().summary().figures().get(UNLABELLED_WEIGHT));
    assertTrue(warnings.get(0).contains("equally well"), "" + warnings);
  }

  /** Palmer's penguins by their measures, the first complete row of each species labelled. */
  @Test
  void penguins() throws IOException {
    List<String[]> cells = new ArrayList<>();
    for (String[] row : Fixture.cells("tabular/penguins/penguins.csv", 1)) {
      if (!row[2].equals("NA") && !row[2].isEmpty()) {
        cells.add(new String[] {row[2], row[3], row[4], row[5], row[0]});
      }
    }
    Schema schema = Fixture.labelled("real", cells);
    Batch truth = Fixture.batch(schema, cells);
    Map<String, Integer> seen = new HashMap<>();
    List<String[]> hidden = new ArrayList<>();
    for (String[] row : cells) {
      String[] copy = row.clone();
      copy[4] = seen.merge(row[4], 1, Integer::sum) == 1 ? row[4] : "";
      hidden.add(copy);
    }
    Batch rows = Fixture.batch(schema, hidden);
    for (String unlabelled : List.of("use", "ignore")) {
      NaiveBayesModel model =
          Fixture.fit(rows, "likelihood.*", "gaussian", "unlabelled", unlabelled);
      double accuracy = Fixture.accuracy(model, truth);
      double logLoss = Fixture.logLoss(model, truth);
      String figures = unlabelled + ": accuracy " + accuracy + ", log loss " + logLoss;
      assertTrue(accuracy > 0.75, figures);
      assertTrue(logLoss < 1.5, figures);
    }
  }
}
