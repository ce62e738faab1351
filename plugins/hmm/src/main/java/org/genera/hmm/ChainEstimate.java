package org.genera.hmm;

import java.util.Arrays;
import org.genera.api.option.Options;
import org.genera.hmm.structure.ConstrainedDirichlet;
import org.genera.hmm.structure.Structure;
import org.genera.hmm.structure.StructureOptions;

/**
 * The M-step of the chain (Rabiner 1989, eq. 40a and 40b), under Dirichlet priors and what is
 * fixed.
 *
 * @param chain the most probable one given the statistics
 * @param logPrior its prior's logarithm, up to a constant
 */
record ChainEstimate(Chain chain, double logPrior) {

  static ChainEstimate of(Plan plan, double[] statistics, Options options) {
    Structure structure = plan.structure();
    int k = structure.states();
    double alpha = options.get(HmmOptions.TRANSITION_SMOOTHING);
    double[] alphas = new double[k];
    Arrays.fill(alphas, alpha);
    double[] counts = Arrays.copyOfRange(statistics, Plan.STARTS, Plan.STARTS + k);
    double[] start = ConstrainedDirichlet.mode(counts, alphas, structure.start());
    double logPrior = ConstrainedDirichlet.logPrior(start, alphas, structure.start());
    double[] transitions = new double[k * k];
    for (int i = 0; i < k; i++) {
      int from = plan.transitions() + i * k;
      double[] row = structure.row(i);
      alphas[i] = alpha + options.get(StructureOptions.STICKINESS);
      double[] next =
          ConstrainedDirichlet.mode(Arrays.copyOfRange(statistics, from, from + k), alphas, row);
      System.arraycopy(next, 0, transitions, i * k, k);
      logPrior += ConstrainedDirichlet.logPrior(next, alphas, row);
      alphas[i] = alpha;
    }
    return new ChainEstimate(new Chain(start, transitions), logPrior);
  }
}
