package org.genera.core.engine;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.genera.api.Progress;
import org.genera.api.ProgressListener;

/** Tells a listener how many rows are done: a few times a second, from one thread at a time. */
final class RowProgress {

  private static final long INTERVAL_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final ProgressListener listener;
  private final String phase;
  private final long total;
  private final AtomicLong done = new AtomicLong();
  private final ReentrantLock reporting = new ReentrantLock();
  private volatile long reportedNanos = System.nanoTime();

  RowProgress(ProgressListener listener, String phase, long total) {
    this.listener = listener;
    this.phase = phase;
    this.total = total;
  }

  void add(int rows) {
    done.addAndGet(rows);
    if (listener != ProgressListener.NONE && isDue() && reporting.tryLock()) {
      try {
        reportedNanos = System.nanoTime();
        listener.progress(new Progress(phase, done.get(), total, Map.of()));
      } finally {
        reporting.unlock();
      }
    }
  }

  private boolean isDue() {
    return System.nanoTime() - reportedNanos >= INTERVAL_NANOS;
  }
}
