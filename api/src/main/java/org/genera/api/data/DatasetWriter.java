package org.genera.api.data;

/** Writes batches in order. */
public interface DatasetWriter extends BatchSink, AutoCloseable {

  /**
   * Completes the output. Not called where something failed before; then {@link #close} alone is.
   */
  void finish();

  /** Frees what the writer holds. */
  @Override
  void close();
}
