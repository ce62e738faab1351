package org.genera.vae.label;

import java.util.Arrays;
import org.genera.api.engine.RandomStream;
import org.genera.numerics.LogSumExp;

/**
 * p(y).
 *
 * @param logs log-probabilities of the classes; a single 0 without a label
 */
public record ClassPriors(double[] logs) {

  public static ClassPriors none() {
    return new ClassPriors(new double[1]);
  }

  /** Every class alike. */
  public static ClassPriors uniform(int classes) {
    double[] logs = new double[classes];
    Arrays.fill(logs, -StrictMath.log(classes));
    return new ClassPriors(logs);
  }

  /**
   * As frequent as in the data, one row of each class added, so that none is impossible.
   *
   * @param counts weights of the classes
   */
  public static ClassPriors counted(double[] counts) {
    double[] logs = Arrays.stream(counts).map(n -> StrictMath.log(n + 1)).toArray();
    double total = LogSumExp.of(logs);
    return new ClassPriors(Arrays.stream(logs).map(log -> log - total).toArray());
  }

  public int draw(RandomStream random) {
    double[] cumulative = new double[logs.length];
    double sum = 0;
    for (int y = 0; y < logs.length; y++) {
      sum += StrictMath.exp(logs[y]);
      cumulative[y] = sum;
    }
    return random.nextIndex(cumulative);
  }
}
