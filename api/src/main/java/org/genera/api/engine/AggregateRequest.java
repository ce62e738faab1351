package org.genera.api.engine;

import static java.util.Objects.requireNonNull;

import org.genera.api.RunContext;
import org.genera.api.data.Dataset;
import org.genera.api.data.ReadRequest;

/**
 * A sum of statistics over all blocks of a dataset.
 *
 * @param task what is summed, as data
 * @param parameters the current parameters
 * @param data the rows; read with the columns of the task's schema
 * @param context block size, cancellation and listener
 */
public record AggregateRequest(
    TaskSpec task, double[] parameters, Dataset data, RunContext context) {

  /** Checks that all are there. */
  public AggregateRequest {
    requireNonNull(task);
    requireNonNull(parameters);
    requireNonNull(data);
    requireNonNull(context);
  }

  /**
   * How the data are read.
   *
   * @return the columns of the task's schema in blocks of the context's size
   */
  public ReadRequest read() {
    return ReadRequest.all().columns(task.schema().names()).blockRows(context.blockRows());
  }
}
