package org.genera.vae.imputation;

import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.genera.api.engine.RandomStream;
import org.genera.vae.imputation.Proposals.State;
import org.genera.vae.row.RowLayout;

/**
 * Draws from p(missing | observed), a chain a row. It starts at one of several proposals, half by
 * q(z | observed) and half by the prior, picked by importance weight, and goes on by turns: what is
 * missing is drawn from p(x | z) (Rezende et al. 2014, appendix F), then a new z is proposed by q(z
 * | x) and taken or refused so that p(z | x) stays what it is, which q alone would not (Metropolis
 * within Gibbs; Mattei and Frellsen 2018, Leveraging the exact likelihood of deep latent variable
 * models, algorithm 1). A row that shows nothing is drawn from the prior, which is exact.
 */
final class PosteriorChains {

  private final Proposals proposals;
  private final RowLayout layout;
  private final ChainNoise noise;
  private final float[] x;

  PosteriorChains(Proposals proposals, RowLayout layout, ChainNoise noise) {
    this.proposals = proposals;
    this.layout = layout;
    this.noise = noise;
    x = proposals.rows().cells().clone();
  }

  /**
   * Draws latent variables and classes.
   *
   * @param starts how many proposals the start is picked from
   * @param steps how many times they are proposed anew
   */
  State draw(int starts, int steps) {
    proposals.encode(x);
    State state = start(starts, proposed -> {}, proposed -> {});
    for (int step = 0; step < steps; step++) {
      fillGaps(state);
      proposals.encode(x);
      turn(state, proposals.propose(noise.proposals().get()));
    }
    return state;
  }

  /**
   * All that such chains propose, and in their turns together as many more as there were starts.
   *
   * @param starts how many proposals the start is picked from
   * @param steps how many turns there are
   */
  ProposalPopulation propose(int starts, int steps) {
    ProposalPopulation population = new ProposalPopulation(proposals);
    proposals.encode(x);
    population.begin();
    State state = start(starts, population::add, population::addOfPrior);
    for (int step = 0; step < steps; step++) {
      fillGaps(state);
      proposals.encode(x);
      population.begin();
      State proposed = proposals.propose(noise.proposals().get());
      population.add(proposed);
      for (int i = steps + step; i < starts; i += steps) {
        population.add(proposals.propose(noise.proposals().get()));
      }
      turn(state, proposed);
    }
    return population;
  }

  private void turn(State state, State proposed) {
    proposals.reweigh(state);
    IntFunction<RandomStream> random = noise.turns().get();
    for (int row = 0; row < proposals.rows().count(); row++) {
      double log = proposed.logWeights()[row] - state.logWeights()[row];
      if (isTaken(log, random.apply(row)) && !proposals.isBlank(row)) {
        state.take(row, proposed);
      }
    }
  }

  private State start(int starts, Consumer<State> ofRows, Consumer<State> ofPrior) {
    State state = proposals.propose(noise.proposals().get());
    ofRows.accept(state);
    double[] logTotals = state.logWeights().clone();
    for (int i = 1; i < starts; i++) {
      ProposalNoise chance = noise.proposals().get();
      boolean byPrior = i % 2 == 1;
      State proposed = byPrior ? proposals.proposeByPrior(chance) : proposals.propose(chance);
      (byPrior ? ofPrior : ofRows).accept(proposed);
      IntFunction<RandomStream> random = noise.turns().get();
      for (int row = 0; row < proposals.rows().count(); row++) {
        double log = proposed.logWeights()[row];
        double larger = Math.max(log, logTotals[row]);
        if (larger > Double.NEGATIVE_INFINITY && !proposals.isBlank(row)) {
          double sum = StrictMath.exp(log - larger) + StrictMath.exp(logTotals[row] - larger);
          logTotals[row] = larger + StrictMath.log(sum);
          if (isTaken(log - logTotals[row], random.apply(row))) {
            state.take(row, proposed);
          }
        }
      }
    }
    return state;
  }

  /** True with the probability min(1, exp(log)); not for NaN. */
  private static boolean isTaken(double log, RandomStream random) {
    return StrictMath.log(random.nextDouble()) < log;
  }

  private void fillGaps(State state) {
    float[] made = new float[layout.cells()];
    IntFunction<RandomStream> random = noise.turns().get();
    for (int row = 0; row < proposals.rows().count(); row++) {
      int from = row * layout.outputs();
      proposals.likelihood().draw(state.outputs(), from, made, 0, random.apply(row));
      proposals.rows().fill(row, made, 0, x);
    }
  }
}
