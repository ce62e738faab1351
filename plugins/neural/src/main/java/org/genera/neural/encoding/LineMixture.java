package org.genera.neural.encoding;

import java.util.Arrays;
import org.genera.api.ProgressListener;
import org.genera.numerics.ConvergenceMonitor;
import org.genera.numerics.ExpectationMaximisation;
import org.genera.numerics.VectorMath;

/**
 * A mixture of Gaussians on the line, fitted by EM.
 *
 * @param weights they add to 1
 * @param means of the components, ascending at the start
 * @param deviations of the components
 */
record LineMixture(double[] weights, double[] means, double[] deviations) {

  /** No deviation is smaller than this share of the column's. */
  static final double SMALLEST = 1e-3;

  private static final int[] SIZES = {1, 2, 3, 4, 6, 8, 10, 15, 20};
  private static final int ITERATIONS = 60;
  private static final double TOLERANCE = 1e-4;
  private static final double LOG_TWO_PI = 1.8378770664093453;

  int size() {
    return weights.length;
  }

  /** The mixture of the smallest BIC; without values one component of the column's moments. */
  static LineMixture best(ValueCounts counts, double floor, double centre, double scale, int most) {
    double total = counts.total();
    LineMixture best =
        new LineMixture(new double[] {1}, new double[] {centre}, new double[] {scale});
    double smallest = Double.POSITIVE_INFINITY;
    for (int size : SIZES) {
      if (size <= most && size <= counts.size()) {
        Fit fit = new Fit(counts, floor);
        LineMixture mixture = fit.run(start(counts, size, floor));
        double bic = -2 * total * fit.objective + (3 * size - 1) * StrictMath.log(total);
        if (bic < smallest) {
          smallest = bic;
          best = mixture;
        }
      }
    }
    return best;
  }

  /** Equal shares of the values in their order. */
  private static LineMixture start(ValueCounts counts, int size, double floor) {
    double[] weights = new double[size];
    double[] means = new double[size];
    double[] squares = new double[size];
    double total = counts.total();
    double passed = 0;
    for (int i = 0; i < counts.size(); i++) {
      double count = counts.counts()[i];
      double value = counts.values()[i];
      int k = (int) Math.min(size - 1, (passed + count / 2) / total * size);
      passed += count;
      weights[k] += count;
      double before = means[k];
      means[k] += count * (value - before) / weights[k];
      squares[k] += count * (value - before) * (value - means[k]);
    }
    double[] deviations = new double[size];
    for (int k = 0; k < size; k++) {
      boolean empty = weights[k] == 0;
      means[k] = empty ? counts.values()[counts.size() / 2] : means[k];
      deviations[k] = Math.max(floor, empty ? floor : Math.sqrt(squares[k] / weights[k]));
      weights[k] = Math.max(weights[k], 1e-3) / total;
    }
    return new LineMixture(weights, means, deviations);
  }

  /** EM with the sums of a step in one vector: log-likelihood, then three moments a component. */
  private static final class Fit implements ExpectationMaximisation.Steps<LineMixture> {
    private final ValueCounts counts;
    private final double floor;
    private double objective;

    Fit(ValueCounts counts, double floor) {
      this.counts = counts;
      this.floor = floor;
    }

    LineMixture run(LineMixture start) {
      ConvergenceMonitor monitor =
          new ConvergenceMonitor("modes", TOLERANCE, ITERATIONS, ProgressListener.NONE);
      var arrival = new ExpectationMaximisation<>(this, monitor).run(start);
      objective = objective(arrival.parameters(), arrival.statistics());
      return arrival.parameters();
    }

    @Override
    public double[] expect(LineMixture mixture) {
      int size = mixture.size();
      double[] sums = new double[1 + 3 * size];
      double[] logs = new double[size];
      double[] scratch = new double[size];
      double[] constants = mixture.constants();
      for (int i = 0; i < counts.size(); i++) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < size; k++) {
          double t = (counts.values()[i] - mixture.means[k]) / mixture.deviations[k];
          logs[k] = constants[k] - 0.5 * t * t;
          largest = Math.max(largest, logs[k]);
        }
        double total = exponentiate(logs, scratch, largest);
        sums[0] += counts.counts()[i] * (largest + StrictMath.log(total));
        for (int k = 0; k < size; k++) {
          double share = counts.counts()[i] * logs[k] / total;
          double apart = counts.values()[i] - mixture.means[k];
          sums[1 + 3 * k] += share;
          sums[2 + 3 * k] += share * apart;
          sums[3 + 3 * k] += share * apart * apart;
        }
      }
      return sums;
    }

    private static double exponentiate(double[] logs, double[] scratch, double largest) {
      for (int k = 0; k < logs.length; k++) {
        logs[k] -= largest;
      }
      VectorMath.exp(logs, scratch, logs.length);
      return Arrays.stream(logs).sum();
    }

    @Override
    public double objective(LineMixture mixture, double[] sums) {
      return sums[0] / counts.total();
    }

    @Override
    public LineMixture maximise(LineMixture mixture, double[] sums) {
      int size = mixture.size();
      double total = counts.total();
      double[] weights = new double[size];
      double[] means = mixture.means.clone();
      double[] deviations = mixture.deviations.clone();
      for (int k = 0; k < size; k++) {
        double share = sums[1 + 3 * k];
        weights[k] = Math.max(share / total, 1e-12);
        if (share > 0) {
          double apart = sums[2 + 3 * k] / share;
          means[k] += apart;
          double variance = sums[3 + 3 * k] / share - apart * apart;
          deviations[k] = Math.max(floor, Math.sqrt(Math.max(0, variance)));
        }
      }
      return new LineMixture(weights, means, deviations);
    }
  }

  /** log weight - log deviation - log √2π. */
  private double[] constants() {
    double[] constants = new double[size()];
    for (int k = 0; k < constants.length; k++) {
      constants[k] = StrictMath.log(weights[k]) - StrictMath.log(deviations[k]) - 0.5 * LOG_TWO_PI;
    }
    return constants;
  }
}
