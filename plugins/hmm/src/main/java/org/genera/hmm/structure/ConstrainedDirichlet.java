package org.genera.hmm.structure;

/**
 * The mode of probabilities under a Dirichlet prior with parameters 1 + α, where some of them are
 * fixed: the free ones share what those leave as (n + α) / Σ (n + α), which maximises Σ (n + α) log
 * p on what is left of the simplex.
 */
public final class ConstrainedDirichlet {

  private ConstrainedDirichlet() {}

  /**
   * The mode; the free ones alike where nothing is known.
   *
   * @param counts of each outcome
   * @param alphas zero or more, one an outcome
   * @param entries fixed probabilities, or {@link Structure#FREE}
   * @return probabilities; the fixed ones are those given
   */
  public static double[] mode(double[] counts, double[] alphas, double[] entries) {
    double left = 1;
    double total = 0;
    int free = 0;
    for (int i = 0; i < entries.length; i++) {
      if (Structure.isFree(entries[i])) {
        total += counts[i] + alphas[i];
        free++;
      } else {
        left -= entries[i];
      }
    }
    double[] mode = entries.clone();
    for (int i = 0; i < entries.length; i++) {
      if (Structure.isFree(entries[i])) {
        mode[i] = total > 0 ? left * ((counts[i] + alphas[i]) / total) : left / free;
      }
    }
    return mode;
  }

  /**
   * Σ α log p over the free outcomes that are possible.
   *
   * @param probabilities of the outcomes
   * @param alphas zero or more, one an outcome
   * @param entries fixed probabilities, or {@link Structure#FREE}
   * @return the logarithm of the prior, up to a constant
   */
  public static double logPrior(double[] probabilities, double[] alphas, double[] entries) {
    double sum = 0;
    for (int i = 0; i < entries.length; i++) {
      if (Structure.isFree(entries[i]) && alphas[i] > 0 && probabilities[i] > 0) {
        sum += alphas[i] * StrictMath.log(probabilities[i]);
      }
    }
    return sum;
  }
}
