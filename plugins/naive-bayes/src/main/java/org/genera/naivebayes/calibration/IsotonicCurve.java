package org.genera.naivebayes.calibration;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * A rising curve of the log-odds (Zadrozny and Elkan 2002): isotonic regression by pooling adjacent
 * violators (Ayer et al. 1955), linear between the means of the pools. Each end's pool has half a
 * row of the other kind besides, so that nothing is impossible.
 *
 * @param logOdds rising
 * @param probabilities rising, strictly between 0 and 1
 */
record IsotonicCurve(double[] logOdds, double[] probabilities) implements Calibrator {

  private static final double HALF = 0.5;

  /** The curve of some evidence. */
  static IsotonicCurve of(Evidence evidence) {
    int rows = evidence.hits().length;
    int[] order =
        IntStream.range(0, rows)
            .boxed()
            .sorted(Comparator.comparingDouble(row -> evidence.logOdds()[row]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] weight = new double[rows];
    double[] hits = new double[rows];
    double[] places = new double[rows];
    int pools = 0;
    for (int row : order) {
      double w = evidence.weights()[row];
      if (w > 0) {
        weight[pools] = w;
        hits[pools] = evidence.hits()[row] ? w : 0;
        places[pools] = w * evidence.logOdds()[row];
        pools++;
        while (pools > 1 && violates(weight, hits, places, pools)) {
          pools--;
          weight[pools - 1] += weight[pools];
          hits[pools - 1] += hits[pools];
          places[pools - 1] += places[pools];
        }
      }
    }
    return curve(weight, hits, places, pools);
  }

  private static boolean violates(double[] weight, double[] hits, double[] places, int pools) {
    int last = pools - 1;
    boolean falls = hits[last] * weight[last - 1] <= hits[last - 1] * weight[last];
    boolean same = places[last] * weight[last - 1] == places[last - 1] * weight[last];
    return falls || same;
  }

  private static IsotonicCurve curve(double[] weight, double[] hits, double[] places, int pools) {
    double[] x = new double[pools];
    double[] p = new double[pools];
    double total = Arrays.stream(weight, 0, pools).sum();
    for (int i = 0; i < pools; i++) {
      x[i] = places[i] / weight[i];
      double least = HALF / (Math.max(weight[i], 0) + 1);
      double bound = Math.max(least, HALF / (total + 1));
      p[i] = Math.max(bound, Math.min(1 - bound, hits[i] / weight[i]));
    }
    for (int i = 1; i < pools; i++) {
      p[i] = Math.max(p[i], p[i - 1]);
    }
    return new IsotonicCurve(x, p);
  }

  @Override
  public double probability(double s) {
    int next = Arrays.binarySearch(logOdds, s);
    next = next < 0 ? -next - 1 : next;
    if (logOdds.length == 0) {
      return HALF;
    } else if (next == 0) {
      return probabilities[0];
    } else if (next == logOdds.length) {
      return probabilities[next - 1];
    }
    double t = (s - logOdds[next - 1]) / (logOdds[next] - logOdds[next - 1]);
    return probabilities[next - 1] + t * (probabilities[next] - probabilities[next - 1]);
  }

  @Override
  public double[] toVector() {
    double[] vector = Arrays.copyOf(logOdds, 2 * logOdds.length);
    System.arraycopy(probabilities, 0, vector, logOdds.length, logOdds.length);
    return vector;
  }

  static IsotonicCurve ofVector(double[] vector) {
    int half = vector.length / 2;
    return new IsotonicCurve(
        Arrays.copyOf(vector, half), Arrays.copyOfRange(vector, half, vector.length));
  }
}
