package org.genera.api;

/**
 * A flag that a user raises to stop work in progress; long loops ask for it at least once a block.
 * Thread-safe.
 */
public final class Cancellation {

  private volatile boolean cancelled;

  /** A flag that is not raised. */
  public Cancellation() {}

  /** Raises the flag; work that watches it ends soon after. */
  public void cancel() {
    cancelled = true;
  }

  /**
   * Whether the flag is raised.
   *
   * @return true once {@link #cancel} was called
   */
  public boolean isCancelled() {
    return cancelled;
  }

  /**
   * Ends the work if the flag is raised.
   *
   * @throws GeneraException with {@link StandardError#CANCELLED} if it is
   */
  public void throwIfCancelled() {
    if (cancelled) {
      throw new GeneraException(StandardError.CANCELLED, "Cancelled.");
    }
  }
}
