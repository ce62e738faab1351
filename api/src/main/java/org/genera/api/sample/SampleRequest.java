package org.genera.api.sample;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.genera.api.RunContext;
import org.genera.api.data.Batch;

/** How many rows to draw, and what is known of them. Immutable. */
public final class SampleRequest {

  private final long rows;
  private final RunContext context;
  private final Optional<Batch> given;

  private SampleRequest(long rows, RunContext context, Optional<Batch> given) {
    if (rows < 0) {
      throw new IllegalArgumentException("rows must not be negative: " + rows);
    }
    this.rows = rows;
    this.context = requireNonNull(context);
    this.given = given;
  }

  /**
   * A request for rows of which nothing is known.
   *
   * @param rows how many
   * @param context seed, engine, cancellation, listener
   * @return the request
   */
  public static SampleRequest of(long rows, RunContext context) {
    return new SampleRequest(rows, context, Optional.empty());
  }

  /**
   * The same with values that are known.
   *
   * @param evidence one row of the known columns
   * @return a new request
   */
  public SampleRequest given(Batch evidence) {
    if (evidence.rows() != 1) {
      throw new IllegalArgumentException("evidence is one row, not " + evidence.rows());
    }
    return new SampleRequest(rows, context, Optional.of(evidence));
  }

  /**
   * How many rows to draw.
   *
   * @return zero or more
   */
  public long rows() {
    return rows;
  }

  /**
   * Seed, engine, cancellation, listener.
   *
   * @return the context
   */
  public RunContext context() {
    return context;
  }

  /**
   * What is known.
   *
   * @return one row of the known columns
   */
  public Optional<Batch> given() {
    return given;
  }
}
