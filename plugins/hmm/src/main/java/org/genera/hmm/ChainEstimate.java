package org.genera.hmm;

import java.util.Arrays;
import java.util.Optional;
import org.genera.api.option.Options;
import org.genera.hmm.durations.DurationEstimate;
import org.genera.hmm.durations.DurationModel;
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
    double[] alphas = alphas(k, alpha);
    double[] counts = Arrays.copyOfRange(statistics, Plan.STARTS, Plan.STARTS + k);
    double[] start = ConstrainedDirichlet.mode(counts, alphas, structure.start());
    double logPrior = ConstrainedDirichlet.logPrior(start, alphas, structure.start());
    double[] transitions = new double[k * k];
    double[] ends = new double[structure.ends().length];
    for (int i = 0; i < k; i++) {
      double[] row = structure.row(i);
      alphas = alphas(row.length, alpha);
      alphas[i] += options.get(StructureOptions.STICKINESS);
      double[] next = ConstrainedDirichlet.mode(counts(plan, statistics, i), alphas, row);
      logPrior += ConstrainedDirichlet.logPrior(next, alphas, row);
      System.arraycopy(next, 0, transitions, i * k, k);
      if (structure.hasEnds()) {
        ends[i] = next[k];
      }
    }
    Optional<double[]> end = structure.hasEnds() ? Optional.of(ends) : Optional.empty();
    if (!structure.durations().isExplicit()) {
      return new ChainEstimate(new Chain(start, transitions, end), logPrior);
    }
    DurationModel model = structure.durations();
    DurationEstimate durations =
        DurationEstimate.of(
            model, statistics, plan.durations(), alpha / model.longest(), structure.lasting());
    return new ChainEstimate(
        new Chain(start, transitions, end, Optional.of(durations.durations())),
        logPrior + durations.logPrior());
  }

  private static double[] alphas(int outcomes, double alpha) {
    double[] alphas = new double[outcomes];
    Arrays.fill(alphas, alpha);
    return alphas;
  }

  /** What came after a state: each state, and the end if there is one. */
  static double[] counts(Plan plan, double[] statistics, int state) {
    int k = plan.states();
    int from = plan.transitions() + state * k;
    double[] counts = new double[plan.structure().hasEnds() ? k + 1 : k];
    System.arraycopy(statistics, from, counts, 0, k);
    if (plan.structure().hasEnds()) {
      counts[k] = statistics[plan.ends() + state];
    }
    return counts;
  }
}
