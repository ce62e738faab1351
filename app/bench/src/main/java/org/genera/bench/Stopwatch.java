package org.genera.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/** Measures work that was warmed up: the median of some repetitions. */
final class Stopwatch {

  private static final OperatingSystemMXBean PROCESS =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private final double warmUpSeconds;
  private final int repetitions;

  /**
   * A stopwatch.
   *
   * @param warmUpSeconds how long work is repeated before it is measured
   * @param repetitions how many are measured; odd
   */
  Stopwatch(double warmUpSeconds, int repetitions) {
    this.warmUpSeconds = warmUpSeconds;
    this.repetitions = repetitions;
  }

  private record Lap(double seconds, double cpuSeconds, OptionalDouble result) {}

  /** Repeats work that does some iterations and yields the mean log-likelihood, if it has one. */
  Measurement measure(int iterations, Supplier<OptionalDouble> work) throws IOException {
    double warm = 0;
    while (warm < warmUpSeconds) {
      warm += lap(work).seconds;
    }
    List<Lap> laps = new ArrayList<>();
    for (int i = 0; i < repetitions; i++) {
      laps.add(lap(work));
    }
    laps.sort(Comparator.comparing(Lap::seconds));
    Lap median = laps.get(repetitions / 2);
    return new Measurement(
        median.seconds / iterations, median.cpuSeconds / iterations, median.result, peakBytes());
  }

  private static Lap lap(Supplier<OptionalDouble> work) {
    long cpuNanos = PROCESS.getProcessCpuTime();
    long nanos = System.nanoTime();
    OptionalDouble result = work.get();
    return new Lap(
        (System.nanoTime() - nanos) * 1e-9,
        (PROCESS.getProcessCpuTime() - cpuNanos) * 1e-9,
        result);
  }

  /** The high-water mark of resident memory, which Linux keeps. */
  static long peakBytes() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
        .findFirst()
        .orElse(0);
  }
}
