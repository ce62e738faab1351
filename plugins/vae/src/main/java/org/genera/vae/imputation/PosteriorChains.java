package org.genera.vae.imputation;

import org.genera.api.engine.RandomStream;
import org.genera.vae.imputation.Proposals.State;
import org.genera.vae.row.RowLayout;

/**
 * Draws from p(missing | observed), a chain a row. It starts at one of several proposals by q(z |
 * observed), picked by importance weight, and goes on by turns: what is missing is drawn from p(x |
 * z) (Rezende et al. 2014, appendix F), then a new z is proposed by q(z | x) and taken or refused
 * so that p(z | x) stays what it is, which q alone would not (Metropolis within Gibbs; Mattei and
 * Frellsen 2018, Leveraging the exact likelihood of deep latent variable models, algorithm 1). A
 * row that shows nothing is drawn from the prior, which is exact.
 */
final class PosteriorChains {

  private static final int ROWS = GappedRows.ROWS;

  private final Proposals proposals;
  private final RowLayout layout;
  private final RandomStream random;
  private final float[] x;

  PosteriorChains(Proposals proposals, RowLayout layout, RandomStream random) {
    this.proposals = proposals;
    this.layout = layout;
    this.random = random;
    x = proposals.rows().cells().clone();
  }

  /**
   * Draws latent variables and classes.
   *
   * @param starts how many proposals the start is picked from
   * @param steps how many times they are proposed anew
   */
  State draw(int starts, int steps) {
    State state = start(starts);
    for (int step = 0; step < steps; step++) {
      fillGaps(state);
      proposals.encode(x);
      State proposed = proposals.propose(noise());
      proposals.reweigh(state);
      for (int row = 0; row < proposals.rows().count(); row++) {
        double log = proposed.logWeights()[row] - state.logWeights()[row];
        if (isTaken(log) && !proposals.isBlank(row)) {
          state.take(row, proposed);
        }
      }
    }
    return state;
  }

  private State start(int starts) {
    proposals.encode(x);
    State state = proposals.propose(noise());
    double[] logTotals = state.logWeights().clone();
    for (int i = 1; i < starts; i++) {
      State proposed = proposals.propose(noise());
      for (int row = 0; row < proposals.rows().count(); row++) {
        double log = proposed.logWeights()[row];
        double larger = Math.max(log, logTotals[row]);
        if (larger > Double.NEGATIVE_INFINITY && !proposals.isBlank(row)) {
          double sum = StrictMath.exp(log - larger) + StrictMath.exp(logTotals[row] - larger);
          logTotals[row] = larger + StrictMath.log(sum);
          if (isTaken(log - logTotals[row])) {
            state.take(row, proposed);
          }
        }
      }
    }
    return state;
  }

  private ProposalNoise noise() {
    return ProposalNoise.of(ROWS, proposals.latent(), random);
  }

  /** True with the probability min(1, exp(log)); not for NaN. */
  private boolean isTaken(double log) {
    return StrictMath.log(random.nextDouble()) < log;
  }

  private void fillGaps(State state) {
    float[] made = new float[layout.cells()];
    for (int row = 0; row < proposals.rows().count(); row++) {
      proposals.likelihood().draw(state.outputs(), row * layout.outputs(), made, 0, random);
      proposals.rows().fill(row, made, 0, x);
    }
  }
}
