package org.genera.testkit;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.genera.api.data.Batch;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.ColumnVector;
import org.genera.api.data.Schema;
import org.genera.api.model.Classifier;
import org.genera.api.model.Density;
import org.genera.api.model.Model;

/** What holds where nothing depends on the order in which things are written down. */
final class OrderLaws {

  private static final double ROUNDING = 1e-9;

  private OrderLaws() {}

  /** Columns from last to first, and the levels of the label from last to first. */
  static void theOrderChangesNothing(FixtureRun run) {
    assertTrue(Answers.are(run), run.where("neither densities nor classes show what is claimed"));
    Batch data = run.fixture().data();
    List<String> names = new ArrayList<>(data.schema().names());
    Collections.reverse(names);
    Model reversed = run.train(withLevelsReversed(data.select(names)));
    if (run.declares(Density.class)) {
      Closeness.assertClose(
          run.density().logDensity(run.fixture().features()),
          reversed.require(Density.class).logDensity(run.fixture().features()),
          ROUNDING,
          run.where("log-densities, columns reversed"));
    }
    if (run.declares(Classifier.class)) {
      double[][] expected = run.classifier().logProbabilities(run.fixture().features());
      double[][] found =
          reversed.require(Classifier.class).logProbabilities(run.fixture().features());
      for (int row = 0; row < expected.length; row++) {
        Closeness.assertClose(
            expected[row],
            backwards(found[row]),
            ROUNDING,
            run.where("columns and levels reversed, data row " + (row + 1)));
      }
    }
  }

  private static double[] backwards(double[] values) {
    double[] backwards = new double[values.length];
    Arrays.setAll(backwards, i -> values[values.length - 1 - i]);
    return backwards;
  }

  private static Batch withLevelsReversed(Batch data) {
    Optional<Column> label = data.schema().label();
    if (label.isEmpty() || !(label.get().type() instanceof ColumnType.Category category)) {
      return data;
    }
    List<String> levels = new ArrayList<>(category.levels());
    Collections.reverse(levels);
    int last = levels.size() - 1;
    int[] codes =
        Arrays.stream(ClassifierLaws.labels(data)).map(y -> y < 0 ? y : last - y).toArray();
    Column reversed = label.get().withType(new ColumnType.Category(levels));
    int index = data.schema().indexOf(reversed.name());
    List<Column> columns = new ArrayList<>(data.schema().columns());
    List<ColumnVector> vectors = new ArrayList<>(data.columns());
    columns.set(index, reversed);
    vectors.set(index, Rows.levels(reversed.type(), codes));
    return Batch.of(Schema.of(columns), data.firstRow(), data.rows(), vectors);
  }
}
