package org.genera.naivebayes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.genera.api.data.Batch;
import org.genera.api.data.Column;
import org.genera.api.data.Schema;
import org.genera.api.engine.BlockRequest;
import org.genera.api.engine.BlockTask;
import org.genera.api.engine.RandomStream;
import org.genera.api.engine.TaskSpec;
import org.genera.likelihoods.Head;

/** The smallest and largest number of columns: of each block, then of all. */
final class RangeTask implements BlockTask {

  private final List<Column> columns;
  private final Schema output;

  /** Looks at the numeric features of a schema. */
  RangeTask(Schema schema) {
    columns = schema.features().stream().filter(column -> column.type().isNumeric()).toList();
    List<Column> ends = new ArrayList<>();
    for (int j = 0; j < columns.size(); j++) {
      ends.add(Column.real("low-" + j));
      ends.add(Column.real("high-" + j));
    }
    output = Schema.of(ends);
  }

  @Override
  public Batch apply(Batch block, RandomStream random) {
    double[] weights = block.weights();
    double[][] ends = new double[2 * columns.size()][1];
    for (int j = 0; j < columns.size(); j++) {
      double[] numbers = block.numbers(block.schema().indexOf(columns.get(j).name()));
      double[] range = Head.range(numbers, weights);
      ends[2 * j][0] = range[0];
      ends[2 * j + 1][0] = range[1];
    }
    return Batch.ofReals(output, ends);
  }

  /** Runs over all rows. */
  static Map<String, double[]> ranges(TrainingData data, List<Column> columns) {
    List<Column> read = new ArrayList<>(columns);
    data.columns().weight().ifPresent(read::add);
    Schema schema = Schema.of(read);
    TaskSpec spec =
        new TaskSpec(
            TaskSpec.Kind.FAMILY,
            NaiveBayesFamily.NAME,
            NaiveBayesFamily.RANGES,
            data.options(),
            schema,
            Optional.empty());
    Map<String, double[]> ranges = new HashMap<>();
    data.context()
        .engine()
        .forEachBlock(
            new BlockRequest(
                spec,
                data.rows(),
                "naive-bayes ranges",
                ends -> widen(ranges, columns, ends),
                data.context()));
    return ranges;
  }

  private static void widen(Map<String, double[]> ranges, List<Column> columns, Batch ends) {
    for (int row = 0; row < ends.rows(); row++) {
      for (int j = 0; j < columns.size(); j++) {
        double low = ends.numbers(2 * j)[row];
        double high = ends.numbers(2 * j + 1)[row];
        if (!Double.isNaN(low)) {
          ranges.merge(
              columns.get(j).name(),
              new double[] {low, high},
              (a, b) -> new double[] {Math.min(a[0], b[0]), Math.max(a[1], b[1])});
        }
      }
    }
  }
}
