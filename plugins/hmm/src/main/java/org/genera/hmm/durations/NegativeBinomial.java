package org.genera.hmm.durations;

import org.genera.numerics.LogSumExp;

/**
 * A negative binomial of durations from 1 on: p(d) is proportional to Γ(d - 1 + r) / (Γ(r) (d -
 * 1)!) (1 - p)^(d - 1), which is geometric at r = 1 and close to a Poisson where r is large.
 *
 * @param size r, positive
 * @param probability p, between 0 and 1
 */
public record NegativeBinomial(double size, double probability) {

  /** Hardly longer than a step. */
  static final NegativeBinomial SHORTEST = new NegativeBinomial(1, 1);

  /**
   * Its probabilities where no duration is longer than some.
   *
   * @param longest duration D
   * @return p(duration), from the duration 1 on; they sum to 1
   */
  public double[] truncated(int longest) {
    double[] logs = logWeights(size, longest);
    double logRatio = StrictMath.log1p(-probability);
    for (int x = 1; x < longest; x++) {
      logs[x] += x * logRatio;
    }
    double logSum = LogSumExp.of(logs);
    for (int x = 0; x < longest; x++) {
      logs[x] = StrictMath.exp(logs[x] - logSum);
    }
    return logs;
  }

  /** log Γ(x + r) / (Γ(r) x!) of x from 0 on. */
  static double[] logWeights(double size, int count) {
    double[] logs = new double[count];
    for (int x = 1; x < count; x++) {
      logs[x] = logs[x - 1] + StrictMath.log((size + x - 1) / x);
    }
    return logs;
  }
}
