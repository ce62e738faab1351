package org.genera.app;

import java.io.PrintStream;
import java.util.Map;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;
import org.genera.api.Progress;
import org.jspecify.annotations.Nullable;

/** Shows a progress bar for each phase of the work on one line of the terminal. */
final class ProgressNotices extends Notices {

  private static final int UPDATE_MILLIS = 200;

  /**
   * A phase inside another, such as a pass over rows inside an iteration, shows when it takes
   * longer.
   */
  private static final long PHASE_NANOS = 1_000_000_000;

  private final PrintStream err;
  private @Nullable ProgressBar bar;
  private long lastUpdate;

  ProgressNotices(PrintStream err) {
    super(err);
    this.err = err;
  }

  @Override
  public synchronized void progress(Progress progress) {
    ProgressBar shown = bar;
    if (shown == null || !shown.getTaskName().equals(progress.phase())) {
      if (shown != null && System.nanoTime() - lastUpdate < PHASE_NANOS) {
        return;
      }
      close();
      shown = open(progress);
      bar = shown;
    }
    lastUpdate = System.nanoTime();
    shown.maxHint(progress.total());
    shown.stepTo(progress.done());
    shown.setExtraMessage(figures(progress.figures()));
  }

  @Override
  public synchronized void warning(String message) {
    close();
    super.warning(message);
  }

  @Override
  public synchronized void close() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }

  private ProgressBar open(Progress progress) {
    return new ProgressBarBuilder()
        .setTaskName(progress.phase())
        .setInitialMax(progress.total())
        .setStyle(ProgressBarStyle.ASCII)
        .setUpdateIntervalMillis(UPDATE_MILLIS)
        .setConsumer(new StatusLine(err))
        .build();
  }

  private static String figures(Map<String, Double> figures) {
    StringBuilder text = new StringBuilder();
    figures.forEach(
        (name, value) -> text.append(' ').append(name).append(' ').append(TextReport.text(value)));
    return text.toString();
  }

  /**
   * Rewrites one line and wipes it at the end. The library's own asks a native library for the
   * width.
   */
  private record StatusLine(PrintStream err) implements ProgressBarConsumer {

    private static final int WIDTH = 79;

    @Override
    public int getMaxRenderedLength() {
      return WIDTH;
    }

    @Override
    public void accept(String line) {
      err.print('\r' + (line.length() > WIDTH ? line.substring(0, WIDTH) : line));
      err.flush();
    }

    @Override
    public void close() {
      err.print('\r' + " ".repeat(WIDTH) + '\r');
      err.flush();
    }
  }
}
