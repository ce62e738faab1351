package org.genera.hmm.durations;

import java.util.Arrays;

/**
 * Maximises the likelihood of a {@link NegativeBinomial} truncated to the durations 1..D, some of
 * them cut off: Σ n(d) log p(d) + Σ c(a) log p(duration ≥ a). For a given r it is concave in log(1
 * - p), where r ≥ 1 at least, and Newton's method climbs it; over log r it is climbed by golden
 * section (Press and others 2007, section 10.2) from the best point of a grid.
 */
final class NegativeBinomialFit {

  static final double SMALLEST_SIZE = 0.05;
  static final double LARGEST_SIZE = 1000;

  private static final double LEAST_LOG_RATIO = -25;
  private static final double LARGEST_LOG_RATIO = -1e-9;
  private static final int GRID = 16;
  private static final double GOLDEN = (StrictMath.sqrt(5) - 1) / 2;
  private static final double WIDTH = 1e-7;
  private static final int MOST_STEPS = 60;

  /** Durations that ended, and all that began. */
  private final double[] left;

  /** Durations that were cut off at the age x + 1: {@code [x]}. */
  private final double[] cut;

  private final double began;
  private final double sumOfLeft;

  private NegativeBinomialFit(AgeCounts counts) {
    left = counts.left();
    cut = new double[left.length];
    double all = Arrays.stream(left).sum();
    double sum = 0;
    for (int x = 1; x < left.length; x++) {
      sum += x * left[x];
      cut[x] = Math.max(0, counts.stayed()[x - 1] - left[x] - counts.stayed()[x]);
      all += cut[x];
    }
    sumOfLeft = sum;
    began = all;
  }

  static NegativeBinomial of(AgeCounts counts) {
    return new NegativeBinomialFit(counts).best();
  }

  /** The likelihood of given parameters, and how it changes with log(1 - p). */
  private record Point(double logSize, double logRatio, double value, double slope, double bend) {}

  private NegativeBinomial best() {
    double from = StrictMath.log(SMALLEST_SIZE);
    double step = (StrictMath.log(LARGEST_SIZE) - from) / GRID;
    Point best = climbed(from);
    for (int i = 1; i <= GRID; i++) {
      best = better(best, climbed(from + i * step));
    }
    double low = Math.max(from, best.logSize - step);
    double high = Math.min(from + GRID * step, best.logSize + step);
    best = better(best, section(low, high));
    return new NegativeBinomial(StrictMath.exp(best.logSize), -StrictMath.expm1(best.logRatio));
  }

  private static Point better(Point a, Point b) {
    return b.value > a.value ? b : a;
  }

  private Point section(double from, double to) {
    double low = from;
    double high = to;
    Point left = climbed(high - GOLDEN * (high - low));
    Point right = climbed(low + GOLDEN * (high - low));
    while (high - low > WIDTH) {
      if (left.value > right.value) {
        high = right.logSize;
        right = left;
        left = climbed(high - GOLDEN * (high - low));
      } else {
        low = left.logSize;
        left = right;
        right = climbed(low + GOLDEN * (high - low));
      }
    }
    return better(left, right);
  }

  /** The best p of a given r. */
  private Point climbed(double logSize) {
    double[] logWeights = NegativeBinomial.logWeights(StrictMath.exp(logSize), left.length);
    double low = LEAST_LOG_RATIO;
    double high = LARGEST_LOG_RATIO;
    double logRatio = startingRatio(logSize);
    Point point = at(logSize, logRatio, logWeights);
    Point best = point;
    for (int i = 0; i < MOST_STEPS && high - low > 1e-13 * -low; i++) {
      low = point.slope > 0 ? logRatio : low;
      high = point.slope > 0 ? high : logRatio;
      double newton = logRatio - point.slope / point.bend;
      double next = newton > low && newton < high ? newton : (low + high) / 2;
      boolean settled = Math.abs(next - logRatio) <= 1e-12 * -logRatio;
      logRatio = next;
      point = at(logSize, logRatio, logWeights);
      best = better(best, point);
      if (settled) {
        break;
      }
    }
    return best;
  }

  /** That of the mean duration without truncation: mean x = r (1 - p) / p. */
  private double startingRatio(double logSize) {
    double x = sumOfLeft;
    for (int i = 1; i < cut.length; i++) {
      x += i * cut[i];
    }
    double mean = Math.max(1e-6, x / began);
    double ratio = StrictMath.log(mean / (mean + StrictMath.exp(logSize)));
    return Math.min(LARGEST_LOG_RATIO, Math.max(LEAST_LOG_RATIO, ratio));
  }

  /** From the longest duration to the shortest, tails as they come. */
  private Point at(double logSize, double logRatio, double[] logWeights) {
    double[] logs = new double[logWeights.length];
    double largest = Double.NEGATIVE_INFINITY;
    for (int x = 0; x < logs.length; x++) {
      logs[x] = logWeights[x] + x * logRatio;
      largest = Math.max(largest, logs[x]);
    }
    Tail tail = new Tail();
    double value = 0;
    double slope = sumOfLeft;
    double bend = 0;
    for (int x = logs.length - 1; x >= 0; x--) {
      tail.add(x, StrictMath.exp(logs[x] - largest));
      value += left[x] > 0 ? left[x] * logs[x] : 0;
      if (cut[x] > 0 && tail.weight > 0) {
        value += cut[x] * (largest + StrictMath.log(tail.weight));
        slope += cut[x] * tail.mean();
        bend += cut[x] * tail.variance();
      } else if (cut[x] > 0) {
        value += cut[x] * logs[x];
        slope += cut[x] * x;
      }
    }
    value -= began * (largest + StrictMath.log(tail.weight));
    slope -= began * tail.mean();
    bend -= began * tail.variance();
    return new Point(logSize, logRatio, value, slope, bend);
  }

  /** Moments of the durations from some on. */
  private static final class Tail {
    private double weight;
    private double first;
    private double second;

    void add(int x, double w) {
      weight += w;
      first += w * x;
      second += w * x * x;
    }

    double mean() {
      return first / weight;
    }

    double variance() {
      return second / weight - mean() * mean();
    }
  }
}
