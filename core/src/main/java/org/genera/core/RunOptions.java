package org.genera.core;

import static java.util.Objects.requireNonNull;

import org.genera.api.Cancellation;
import org.genera.api.ProgressListener;

/**
 * How work is run.
 *
 * @param seed the seed of all chance
 * @param threads how many threads work; the results do not depend on it
 * @param listener who hears of progress and warnings
 * @param cancellation the flag that stops the work
 */
public record RunOptions(
    long seed, int threads, ProgressListener listener, Cancellation cancellation) {

  /** Checks that all are there. */
  public RunOptions {
    requireNonNull(listener);
    requireNonNull(cancellation);
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be positive: " + threads);
    }
  }

  /**
   * Seed 1, a thread for each processor, a deaf listener, and a cancellation flag of its own.
   *
   * @return the options
   */
  public static RunOptions defaults() {
    return new RunOptions(
        1, Runtime.getRuntime().availableProcessors(), ProgressListener.NONE, new Cancellation());
  }

  /**
   * The same with another seed.
   *
   * @param value the seed
   * @return new options
   */
  public RunOptions withSeed(long value) {
    return new RunOptions(value, threads, listener, cancellation);
  }

  /**
   * The same with another number of threads.
   *
   * @param value how many
   * @return new options
   */
  public RunOptions withThreads(int value) {
    return new RunOptions(seed, value, listener, cancellation);
  }

  /**
   * The same with another listener.
   *
   * @param value the listener
   * @return new options
   */
  public RunOptions withListener(ProgressListener value) {
    return new RunOptions(seed, threads, value, cancellation);
  }

  /**
   * The same with another cancellation flag.
   *
   * @param value the flag
   * @return new options
   */
  public RunOptions withCancellation(Cancellation value) {
    return new RunOptions(seed, threads, listener, value);
  }
}
