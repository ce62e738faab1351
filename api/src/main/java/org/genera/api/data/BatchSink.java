package org.genera.api.data;

/** Takes batches in order. */
@FunctionalInterface
public interface BatchSink {

  /**
   * Takes the next batch.
   *
   * @param batch rows that follow those of the batch before
   */
  void accept(Batch batch);
}
