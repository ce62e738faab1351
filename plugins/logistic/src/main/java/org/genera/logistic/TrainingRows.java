package org.genera.logistic;

import java.util.stream.Stream;
import org.genera.api.RunContext;
import org.genera.api.data.Dataset;
import org.genera.api.data.Schema;
import org.genera.api.engine.AggregateRequest;
import org.genera.api.engine.TaskSpec;
import org.genera.api.option.Options;

/**
 * Rows and the passes over them.
 *
 * @param data the rows
 * @param options of the family
 * @param context what the host lends
 */
record TrainingRows(Dataset data, Options options, RunContext context) {

  /** The columns that passes read. */
  private Schema columns() {
    Schema schema = data.schema();
    return Schema.of(
        Stream.of(schema.features().stream(), schema.label().stream(), schema.weight().stream())
            .flatMap(column -> column)
            .toList());
  }

  TermStatistics terms() {
    return TermStatistics.of(columns(), centres -> pass(LogisticFamily.TERMS, centres));
  }

  Loss loss(Encoding encoding, LabelClasses classes, Coefficients coefficients) {
    double[] parameters = LossAggregation.parameters(encoding, classes, coefficients);
    return Loss.of(pass(LogisticFamily.LOSS, parameters), encoding, classes.count());
  }

  private double[] pass(String task, double[] parameters) {
    context.cancellation().throwIfCancelled();
    TaskSpec spec = TaskSpec.ofFamily(LogisticFamily.NAME, task, options, columns());
    return context.engine().aggregate(new AggregateRequest(spec, parameters, data, context));
  }
}
