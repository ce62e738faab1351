package org.genera.naivebayes;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.genera.api.GeneraException;
import org.genera.api.RunContext;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchReader;
import org.genera.api.data.Dataset;
import org.genera.api.data.ReadRequest;
import org.genera.api.data.Schema;
import org.genera.api.data.Split;
import org.genera.api.engine.AggregateRequest;
import org.genera.api.engine.TaskSpec;
import org.genera.api.option.Options;

/**
 * The rows to learn from, and the passes over them.
 *
 * @param rows the data
 * @param columns features, label and weight
 * @param options the family's options
 * @param context what the host lends
 */
record TrainingData(Dataset rows, Schema columns, Options options, RunContext context) {

  static TrainingData of(Dataset rows, Options options, RunContext context) {
    return new TrainingData(rows, columns(rows.schema()), options, context);
  }

  /** The columns that passes read. */
  static Schema columns(Schema schema) {
    return Schema.of(
        Stream.of(schema.features().stream(), schema.label().stream(), schema.weight().stream())
            .flatMap(column -> column)
            .toList());
  }

  /** The first block that has rows. */
  Batch firstBlock() {
    ReadRequest read = ReadRequest.all().columns(columns.names()).blockRows(context.blockRows());
    List<Split> splits = rows.splits(read);
    for (Split split : splits) {
      try (BatchReader reader = rows.read(split, read)) {
        Optional<Batch> block = reader.next();
        if (block.isPresent() && block.get().rows() > 0) {
          return block.get();
        }
      }
    }
    throw noData();
  }

  static GeneraException noData() {
    return new GeneraException(
        StandardError.NO_DATA, "There is no row of positive weight in which anything is known.");
  }

  /**
   * Sums over rows; the task uses a model.
   *
   * @param unlabelledWeight what a row without a label counts, where that matters
   * @param data all rows, or some of them
   */
  double[] pass(String task, NaiveBayesModel model, double unlabelledWeight, Dataset data) {
    context.cancellation().throwIfCancelled();
    TaskSpec spec =
        new TaskSpec(
            TaskSpec.Kind.FAMILY,
            NaiveBayesFamily.NAME,
            task,
            options,
            columns,
            Optional.of(model));
    double[] parameters = {unlabelledWeight};
    return context.engine().aggregate(new AggregateRequest(spec, parameters, data, context));
  }
}
