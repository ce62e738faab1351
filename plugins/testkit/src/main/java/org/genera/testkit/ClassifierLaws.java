package org.genera.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.genera.api.data.Batch;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.model.ClassProbabilities;
import org.genera.api.model.Classifier;
import org.genera.api.model.Model;

/** What holds for every {@link Classifier}, whether or not there is a density behind it. */
final class ClassifierLaws {

  private static final double ROUNDING = 1e-9;
  private static final double UNLABELLED = 0.3;

  private ClassifierLaws() {}

  static void classProbabilitiesSumToOne(FixtureRun run) {
    Classifier model = run.classifier();
    assertEquals(levels(run), model.classes(), run.where("classes"));
    Batch rows = Rows.withHoles(run.fixture().features(), 0.3, FixtureRun.random("holes"));
    assertEquals(rows.rows(), model.logProbabilities(rows).length, run.where("rows"));
    assertAreDistributions(run, model, rows);
    assertAreDistributions(run, model, Batch.missing(rows.schema(), 1));
    assertEquals(0, model.logProbabilities(rows.slice(0, 0)).length, run.where("no rows"));
  }

  static void assertAreDistributions(FixtureRun run, Classifier model, Batch rows) {
    double[][] logsOfRows = model.logProbabilities(rows);
    ClassProbabilities byClass = model.probabilities(rows);
    assertEquals(model.classes().size(), byClass.logs().length, run.where("classes"));
    assertEquals(model.classes().size(), byClass.values().length, run.where("classes"));
    for (int row = 0; row < logsOfRows.length; row++) {
      double[] logs = logsOfRows[row];
      double[] probabilities = Arrays.stream(logs).map(Math::exp).toArray();
      assertEquals(model.classes().size(), logs.length, run.where("classes"));
      PosteriorLaws.assertIsDistribution(run, probabilities);
      String where = run.where("class by class, data row " + (row + 1));
      Closeness.assertClose(logs, row(byClass.logs(), row), ROUNDING, where);
      Closeness.assertClose(probabilities, row(byClass.values(), row), ROUNDING, where);
    }
  }

  private static double[] row(double[][] byClass, int row) {
    return Arrays.stream(byClass).mapToDouble(ofClass -> ofClass[row]).toArray();
  }

  private static List<String> levels(FixtureRun run) {
    ColumnType type = label(run).type();
    if (type instanceof ColumnType.Category category) {
      return category.levels();
    } else if (type instanceof ColumnType.Bool bool) {
      return List.of(bool.falseText(), bool.trueText());
    }
    throw new IllegalStateException(run.where("a label is a category or a boolean"));
  }

  private static Column label(FixtureRun run) {
    return run.fixture().schema().label().orElseThrow();
  }

  /** The true class of a row is not among its features: giving it away changes nothing. */
  static void theLabelIsNotAFeature(FixtureRun run) {
    assertSame(
        run, run.fixture().features(), DensityLaws.amongOthers(run.fixture().data()), "in sight");
  }

  /** What is said of a row depends on nothing but the row's features. */
  static void rowsAreClassifiedOneByOne(FixtureRun run) {
    new RowByRow(run, "log-probabilities", run.classifier()::logProbabilities, ROUNDING)
        .holdsWithHoles();
  }

  private static void assertSame(FixtureRun run, Batch rows, Batch others, String what) {
    double[][] expected = run.classifier().logProbabilities(rows);
    double[][] actual = run.classifier().logProbabilities(others);
    for (int row = 0; row < expected.length; row++) {
      Closeness.assertClose(
          expected[row], actual[row], ROUNDING, run.where(what + ", data row " + (row + 1)));
    }
  }

  /** However far off a row is, it has class probabilities. */
  static void farRowsHaveClassProbabilities(FixtureRun run) {
    Batch row = Rows.complete(run.fixture().features()).slice(0, 1);
    for (String column : Rows.reals(row.schema())) {
      for (double far : HostileInputs.EXTREMES) {
        assertAreDistributions(run, run.classifier(), Rows.withCell(row, column, 0, far));
      }
    }
  }

  /**
   * On the rows that it learnt from, a model is no worse than one that looks at no feature and says
   * of each row how frequent the classes are.
   */
  static void classesAreToldFromFeatures(FixtureRun run) {
    int[] truth = labels(run.fixture().data());
    double[][] logs = run.classifier().logProbabilities(run.fixture().features());
    double[] counts = new double[run.classifier().classes().size()];
    double loss = 0;
    double right = 0;
    for (int row = 0; row < truth.length; row++) {
      if (truth[row] >= 0) {
        counts[truth[row]]++;
        loss -= logs[row][truth[row]];
        right += Arrays.stream(logs[row]).max().orElseThrow() == logs[row][truth[row]] ? 1 : 0;
      }
    }
    double total = Arrays.stream(counts).sum();
    double blind = Arrays.stream(counts).map(n -> n == 0 ? 0 : -n * Math.log(n / total)).sum();
    assertTrue(
        loss <= blind * (1 + ROUNDING), run.where("log-loss " + loss + ", without x " + blind));
    double majority = Arrays.stream(counts).max().orElseThrow();
    assertTrue(right >= majority, run.where(right + " rows right, majority " + majority));
  }

  /** The index of each row's class, -1 where it is missing. */
  static int[] labels(Batch data) {
    String label = data.schema().label().orElseThrow().name();
    return Arrays.stream(data.numbers(data.schema().indexOf(label)))
        .mapToInt(code -> Double.isNaN(code) ? -1 : (int) code)
        .toArray();
  }

  /** A row whose label is taken away has no more influence than one that is taken away. */
  static void rowsWithoutALabelChangeNothing(FixtureRun run) {
    Batch data = run.fixture().data();
    int[] labels = labels(data);
    int[] kept = kept(labels);
    String label = label(run).name();
    int[] codes = new int[data.rows()];
    Arrays.fill(codes, -1);
    Arrays.stream(kept).forEach(row -> codes[row] = labels[row]);
    Batch some = Rows.with(data, label, Rows.levels(label(run).type(), codes));
    Model unlabelled = run.train(some);
    Model labelled = run.train(data.pick(kept));
    assertEquals(
        TrainingLaws.units(data.pick(kept)),
        unlabelled.header().summary().sumOfWeights(),
        run.where("sum of weights"));
    Closeness.assertClose(
        Answers.of(run, labelled),
        Answers.of(run, unlabelled),
        ROUNDING,
        run.where("with and without unlabelled rows"));
  }

  private static int[] kept(int[] labels) {
    var random = FixtureRun.random("unlabelled");
    return IntStream.range(0, labels.length)
        .filter(row -> random.nextDouble() >= UNLABELLED && labels[row] >= 0)
        .toArray();
  }
}
