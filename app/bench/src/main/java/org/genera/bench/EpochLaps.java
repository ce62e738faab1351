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

/** When the epochs of a fit end, from its beginning on, and the objective that they told. */
final class EpochLaps implements ProgressListener {

  private static final OperatingSystemMXBean PROCESS =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private record Moment(double seconds, double cpuSeconds) {

    static Moment now() {
      return new Moment(System.nanoTime() * 1e-9, PROCESS.getProcessCpuTime() * 1e-9);
    }

    Moment plus(Moment other, int times) {
      return new Moment(seconds + times * other.seconds, cpuSeconds + times * other.cpuSeconds);
    }
  }

  private final Moment start = Moment.now();
  private final List<Moment> epochs = new ArrayList<>();
  private Moment end = start;
  private OptionalDouble objective = OptionalDouble.empty();

  /** An epoch ends where progress has an objective. */
  @Override
  public void progress(Progress progress) {
    Double told = progress.figures().get("objective");
    if (told != null) {
      objective = OptionalDouble.of(told);
      epochs.add(Moment.now());
    }
  }

  /** Says that the fit is done. */
  void end() {
    end = Moment.now();
  }

  /** The median epoch, the first left out, which warms up; of two at least. */
  Measurement epoch() throws IOException {
    return measurement(median());
  }

  /** All of the fit that is not an epoch. */
  Measurement beside() throws IOException {
    return measurement(end.plus(start, -1).plus(median(), -epochs.size()));
  }

  private Moment median() {
    List<Moment> laps = new ArrayList<>();
    for (int i = 1; i < epochs.size(); i++) {
      laps.add(epochs.get(i).plus(epochs.get(i - 1), -1));
    }
    laps.sort(Comparator.comparing(Moment::seconds));
    return laps.get(laps.size() / 2);
  }

  private Measurement measurement(Moment length) throws IOException {
    return new Measurement(length.seconds, length.cpuSeconds, objective, Stopwatch.peakBytes());
  }
}
