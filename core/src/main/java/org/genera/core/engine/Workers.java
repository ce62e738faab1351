package org.genera.core.engine;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.IntConsumer;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;

/** Runs the workers of a pass: one on the calling thread, the others on helpers. */
final class Workers {

  private Workers() {}

  /**
   * Returns when all are done.
   *
   * @param helpers starts a thread for each task
   * @param count how many workers
   * @param pass hears of what a worker throws, and throws it
   * @param worker does the work, given its number
   */
  static void run(Executor helpers, int count, Pass pass, IntConsumer worker) {
    CountDownLatch running = new CountDownLatch(Math.max(0, count - 1));
    for (int i = 1; i < count; i++) {
      int number = i;
      start(
          helpers,
          pass,
          () -> {
            guarded(pass, worker, number);
            running.countDown();
          },
          running);
    }
    if (count > 0) {
      guarded(pass, worker, 0);
    }
    await(running, pass);
    pass.throwFailure();
  }

  private static void start(Executor helpers, Pass pass, Runnable work, CountDownLatch running) {
    try {
      helpers.execute(work);
    } catch (RejectedExecutionException | OutOfMemoryError e) {
      pass.fail(e);
      running.countDown();
    }
  }

  private static void guarded(Pass pass, IntConsumer worker, int number) {
    try {
      worker.accept(number);
    } catch (RuntimeException | Error e) {
      pass.fail(e);
    }
  }

  // The helpers touch the caller's data, so even an interrupted caller waits until they are done.
  private static void await(CountDownLatch running, Pass pass) {
    boolean interrupted = false;
    while (running.getCount() > 0) {
      try {
        running.await();
      } catch (InterruptedException e) {
        interrupted = true;
        pass.fail(new GeneraException(StandardError.CANCELLED, "Interrupted.", e));
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
