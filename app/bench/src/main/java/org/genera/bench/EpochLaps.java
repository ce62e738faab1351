package org.genera.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import org.genera.api.Progress;
import org.genera.api.ProgressListener;

/** When the epochs of a fit end, from its beginning on. */
final class EpochLaps implements ProgressListener {

  private static final OperatingSystemMXBean PROCESS =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private record Moment(double seconds, double cpuSeconds) {

    static Moment now() {
      return new Moment(System.nanoTime() * 1e-9, PROCESS.getProcessCpuTime() * 1e-9);
    }

    Moment since(Moment earlier) {
      return new Moment(seconds - earlier.seconds, cpuSeconds - earlier.cpuSeconds);
    }

    Measurement measurement() throws IOException {
      return new Measurement(seconds, cpuSeconds, OptionalDouble.empty(), Stopwatch.peakBytes());
    }
  }

  private final Moment start = Moment.now();
  private final List<Moment> epochs = new ArrayList<>();
  private Moment end = start;

  /** An epoch ends where progress has figures. */
  @Override
  public void progress(Progress progress) {
    if (progress.figures().containsKey("objective")) {
      epochs.add(Moment.now());
    }
  }

  /** Says that the fit is done. */
  void end() {
    end = Moment.now();
  }

  /** The median epoch after the first. */
  Measurement epoch() throws IOException {
    return median().measurement();
  }

  /** All that is not an epoch. */
  Measurement beside() throws IOException {
    Moment all = end.since(start);
    Moment one = median();
    int count = epochs.size();
    return new Moment(
            all.seconds - count * one.seconds, all.cpuSeconds - count * one.cpuSeconds)
        .measurement();
  }

  private Moment median() {
    List<Moment> laps = new ArrayList<>();
    for (int i = 1; i < epochs.size(); i++) {
      laps.add(epochs.get(i).since(epochs.get(i - 1)));
    }
    laps.sort(Comparator.comparing(Moment::seconds));
    return laps.get(laps.size() / 2);
  }
}
