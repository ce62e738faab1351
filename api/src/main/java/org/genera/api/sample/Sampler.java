package org.genera.api.sample;

import org.genera.api.data.BatchSink;
import org.genera.api.data.Schema;

/** Draws rows from one model. */
public interface Sampler {

  /**
   * The columns of the rows that it draws.
   *
   * @return the schema of every batch
   */
  Schema schema();

  /**
   * Draws rows.
   *
   * @param request how many, and what is known of them
   * @param sink takes the rows in order
   * @return how it went
   */
  SampleReport sample(SampleRequest request, BatchSink sink);
}
