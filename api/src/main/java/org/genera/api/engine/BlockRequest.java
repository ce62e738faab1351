package org.genera.api.engine;

import static java.util.Objects.requireNonNull;

import org.genera.api.RunContext;
import org.genera.api.data.BatchSink;
import org.genera.api.data.Dataset;
import org.genera.api.data.ReadRequest;

/**
 * Work on each block of a dataset. Block i has the random stream {@code (context.seed(), purpose,
 * i)}.
 *
 * @param task what is done, as data
 * @param data the rows; read with the columns of the task's schema
 * @param purpose the purpose of the random streams
 * @param sink takes the results in the order of the blocks, from one thread at a time
 * @param context seed, block size, cancellation and listener
 */
public record BlockRequest(
    TaskSpec task, Dataset data, String purpose, BatchSink sink, RunContext context) {

  /** Checks that all are there. */
  public BlockRequest {
    requireNonNull(task);
    requireNonNull(data);
    requireNonNull(purpose);
    requireNonNull(sink);
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
