package org.genera.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/** Times between moments of a work that is not cut into repetitions; the first warms up. */
final class LapTimes {

  private static final OperatingSystemMXBean PROCESS =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private record Lap(double seconds, double cpuSeconds) {}

  private final List<Lap> laps = new ArrayList<>();
  private boolean warm;
  private long nanos;
  private long cpuNanos;

  /** Ends a lap, and begins the next. */
  void lap() {
    long now = System.nanoTime();
    long cpu = PROCESS.getProcessCpuTime();
    if (warm) {
      laps.add(new Lap((now - nanos) * 1e-9, (cpu - cpuNanos) * 1e-9));
    }
    warm = true;
    nanos = now;
    cpuNanos = cpu;
  }

  /** The median lap, of which there is one at least, and what the work found. */
  Measurement median(OptionalDouble result) throws IOException {
    laps.sort(Comparator.comparing(Lap::seconds));
    Lap median = laps.get(laps.size() / 2);
    return new Measurement(median.seconds, median.cpuSeconds, result, Stopwatch.peakBytes());
  }
}
