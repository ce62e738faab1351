package org.genera.api;

/**
 * Hears how far work has come. Called from the thread that does the work; an implementation returns
 * quickly.
 */
public interface ProgressListener {

  /** A listener that ignores everything. */
  ProgressListener NONE = progress -> {};

  /**
   * Work has come further.
   *
   * @param progress how far
   */
  void progress(Progress progress);

  /**
   * Something that the user should know, although the work goes on: a repaired covariance, a
   * falling likelihood.
   *
   * @param message a sentence that says what happened and what to do
   */
  default void warning(String message) {}
}
