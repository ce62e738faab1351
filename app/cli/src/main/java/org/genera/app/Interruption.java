package org.genera.app;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.genera.api.Cancellation;

/**
 * Turns Ctrl-C into a cancellation: the work gets a moment to stop and to remove its temporary
 * files before the process ends (with status 130, as the virtual machine has it).
 */
final class Interruption implements AutoCloseable {

  private static final int PATIENCE_SECONDS = 3;

  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread hook;

  Interruption(Cancellation cancellation) {
    hook = new Thread(() -> stop(cancellation), "genera-interruption");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  private void stop(Cancellation cancellation) {
    cancellation.cancel();
    try {
      ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    ended.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending already: the hook has run or runs now.
    }
  }
}
