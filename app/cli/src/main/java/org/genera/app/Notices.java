package org.genera.app;

import java.io.PrintStream;
import org.genera.api.Progress;
import org.genera.api.ProgressListener;

/** Hears of progress and warnings for the user; without a terminal only warnings are shown. */
class Notices implements ProgressListener, AutoCloseable {

  private final PrintStream err;

  Notices(PrintStream err) {
    this.err = err;
  }

  @Override
  public void progress(Progress progress) {}

  @Override
  public synchronized void warning(String message) {
    err.println("genera: warning: " + message);
  }

  /** Takes away what is only of use while work goes on. */
  @Override
  public void close() {}
}
