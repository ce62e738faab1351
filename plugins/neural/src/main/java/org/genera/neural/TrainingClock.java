package org.genera.neural;

import java.util.function.LongSupplier;

/** How long training has taken, and whether there is time for another epoch. */
final class TrainingClock {

  private static final double SECONDS = 1e-9;
  private static final double MINUTE = 60;

  private final double most;
  private final LongSupplier nanos;
  private final long start;
  private double before;
  private double lastEpoch;
  private double epochStart;

  TrainingClock(double minutes) {
    this(minutes, System::nanoTime);
  }

  TrainingClock(double minutes, LongSupplier nanos) {
    most = minutes * MINUTE;
    this.nanos = nanos;
    start = nanos.getAsLong();
  }

  /** Seconds, those before training was resumed included. */
  double elapsed() {
    return before + (nanos.getAsLong() - start) * SECONDS;
  }

  void resumeAt(double seconds) {
    before = seconds;
    epochStart = seconds;
  }

  void endEpoch() {
    double now = elapsed();
    lastEpoch = now - epochStart;
    epochStart = now;
  }

  /** Whether an epoch as long as the last one would end in time. */
  boolean hasTime() {
    return elapsed() + lastEpoch <= most;
  }
}
