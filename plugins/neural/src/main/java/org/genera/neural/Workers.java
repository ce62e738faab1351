package org.genera.neural;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Threads that share small numbered tasks, many times a second. The calling thread is worker 0.
 * Each task is done by exactly one worker; which one must make no difference to its result.
 */
public final class Workers implements AutoCloseable {

  private final int threads;
  private final ExecutorService helpers;

  /**
   * Starts threads.
   *
   * @param threads how many work at once, the caller among them
   */
  public Workers(int threads) {
    this.threads = threads;
    helpers =
        Executors.newCachedThreadPool(
            work -> {
              Thread thread = new Thread(work, "genera-neural");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** A task of a worker. */
  public interface Task {
    /**
     * Does it.
     *
     * @param worker who does it, from 0
     * @param task which it is, from 0
     */
    void run(int worker, int task);
  }

  /**
   * How many work at once.
   *
   * @return one or more
   */
  public int threads() {
    return threads;
  }

  /**
   * Does tasks 0 to count - 1 and waits for all of them. Of several that fail the first one's error
   * is thrown.
   *
   * @param count how many tasks
   * @param task does one
   */
  public void run(int count, Task task) {
    Round round = new Round(count, task);
    int others = Math.min(threads, count) - 1;
    CountDownLatch running = new CountDownLatch(Math.max(0, others));
    for (int worker = 1; worker <= others; worker++) {
      int number = worker;
      helpers.execute(
          () -> {
            round.work(number);
            running.countDown();
          });
    }
    round.work(0);
    await(running);
    round.throwFailure();
  }

  /** The helpers touch the caller's arrays, so even an interrupted caller waits for them. */
  private static void await(CountDownLatch running) {
    boolean interrupted = false;
    while (running.getCount() > 0) {
      try {
        running.await();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    helpers.shutdown();
  }

  private static final class Round {
    private final int count;
    private final Task task;
    private final AtomicInteger next = new AtomicInteger();
    private int failed = Integer.MAX_VALUE;
    private @Nullable Throwable failure;

    Round(int count, Task task) {
      this.count = count;
      this.task = task;
    }

    void work(int worker) {
      for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
        try {
          task.run(worker, i);
        } catch (RuntimeException | Error e) {
          fail(i, e);
        }
      }
    }

    private synchronized void fail(int number, Throwable error) {
      if (number < failed) {
        failed = number;
        failure = error;
      }
    }

    synchronized void throwFailure() {
      if (failure instanceof Error error) {
        throw error;
      } else if (failure instanceof RuntimeException exception) {
        throw exception;
      }
    }
  }
}
