package org.genera.vae.imputation;

import java.util.ArrayList;
import java.util.List;
import org.genera.numerics.LogSumExp;
import org.genera.vae.imputation.Proposals.State;

/**
 * All latent variables that chains have proposed: from p(z) and q(z | observed), and then from q(z
 * | x) of rows that the chains had filled, with the weights of one mixture of all these proposals,
 * p(observed, z) / Σ (n / N) q(z | ·) (deterministic mixture: Owen and Zhou 2000; adaptive: Cornuet
 * et al. 2012). An encoder that has seldom seen gaps is too sure of what it makes of them; the
 * prior covers what little tells (defensive: Hesterberg 1995), and the turns of the chains what
 * tells much.
 */
final class ProposalPopulation {

  private final Proposals proposals;
  private final List<ProposalDensity> densities = new ArrayList<>();
  private final List<Integer> counts = new ArrayList<>();
  private final List<Member> members = new ArrayList<>();

  /** Latent variables and classes of all rows, and log p(observed, y, z) of each. */
  private record Member(float[] z, int[] y, double[] logJoints) {}

  /** An empty one: proposals by the prior are of the density 0. */
  ProposalPopulation(Proposals proposals) {
    this.proposals = proposals;
    begin(proposals::logPrior);
  }

  /** Says that proposals go by other cells from now on. */
  void begin() {
    begin(proposals.density());
  }

  private void begin(ProposalDensity density) {
    densities.add(density);
    counts.add(0);
  }

  /** Adds what was proposed by the prior. */
  void addOfPrior(State state) {
    add(state, 0);
  }

  /** Adds what was proposed by the cells that were encoded last. */
  void add(State state) {
    add(state, counts.size() - 1);
  }

  private void add(State state, int density) {
    double[] logJoints = new double[GappedRows.ROWS];
    for (int row = 0; row < proposals.rows().count(); row++) {
      logJoints[row] = proposals.logJoint(state, row, proposals.rows().cells());
    }
    members.add(new Member(state.z().clone(), state.y().clone(), logJoints));
    counts.set(density, counts.get(density) + 1);
  }

  int size() {
    return members.size();
  }

  /** A member, decoded, with its weights. */
  State member(int i) {
    Member member = members.get(i);
    double[] logWeights = new double[GappedRows.ROWS];
    double[] logCounts = counts.stream().mapToDouble(StrictMath::log).toArray();
    double[] logs = new double[logCounts.length];
    for (int row = 0; row < proposals.rows().count(); row++) {
      logWeights[row] = proposals.isBlank(row) ? 0 : logWeight(member, row, logCounts, logs);
    }
    return proposals.state(member.z(), member.y(), logWeights);
  }

  private double logWeight(Member member, int row, double[] logCounts, double[] logs) {
    for (int d = 0; d < logs.length; d++) {
      logs[d] = logCounts[d] + densities.get(d).log(row, member.y()[row], member.z());
    }
    double log = member.logJoints()[row] - LogSumExp.of(logs);
    return Double.isNaN(log) ? Double.NEGATIVE_INFINITY : log;
  }
}
