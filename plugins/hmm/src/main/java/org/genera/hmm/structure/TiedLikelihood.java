package org.genera.hmm.structure;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.genera.api.data.Column;
import org.genera.likelihoods.ClassShares;
import org.genera.likelihoods.ClassSums;
import org.genera.likelihoods.Estimate;
import org.genera.likelihoods.Estimation;
import org.genera.likelihoods.Factor;
import org.genera.likelihoods.Likelihood;
import org.genera.likelihoods.LikelihoodType;
import org.genera.likelihoods.ParameterPosterior;
import org.genera.likelihoods.PosteriorEstimate;
import org.genera.likelihoods.Tally;
import org.genera.likelihoods.TensorReader;
import org.genera.likelihoods.TensorWriter;

/**
 * A likelihood of states that share emissions: what is counted of them is counted together, in the
 * first places of the statistics of all states.
 */
record TiedLikelihood(Likelihood ofGroups, TiedStates states) implements Likelihood {

  @Override
  public LikelihoodType type() {
    return ofGroups.type();
  }

  @Override
  public List<Column> columns() {
    return ofGroups.columns();
  }

  @Override
  public int length() {
    return ofGroups.length();
  }

  private ClassSums grouped(ClassSums sums) {
    return new ClassSums(sums.values(), sums.from(), states.count(), sums.length());
  }

  @Override
  public Tally tally() {
    return tied(ofGroups.tally());
  }

  @Override
  public Tally tally(Factor current) {
    return tied(ofGroups.tally(((TiedFactor) current).ofGroups()));
  }

  @Override
  public boolean dependsOnParameters() {
    return ofGroups.dependsOnParameters();
  }

  private Tally tied(Tally tally) {
    return (block, shares, sums) -> {
      if (!(shares instanceof ClassShares.Soft soft)) {
        throw new IllegalArgumentException("tied states are tallied by soft shares");
      }
      ClassShares pooled = new ClassShares.Soft(states.pooled(soft.shares()));
      tally.add(block, pooled, grouped(sums));
    };
  }

  @Override
  public Estimate estimate(ClassSums sums, Estimation how) {
    Estimate estimate = ofGroups.estimate(grouped(sums), how);
    return new Estimate(
        TiedFactor.of(estimate.factor(), states),
        estimate.logLikelihood(),
        estimate.logPrior(),
        estimate.floored());
  }

  @Override
  public Optional<PosteriorEstimate> posterior(ClassSums sums, OptionalDouble concentration) {
    return ofGroups
        .posterior(grouped(sums), concentration)
        .map(
            estimate ->
                new PosteriorEstimate(
                    TiedFactor.of(estimate.expected(), states),
                    new TiedPosterior(estimate.posterior(), states),
                    estimate.divergence()));
  }

  @Override
  public Optional<ParameterPosterior> readPosterior(int classes, TensorReader tensors) {
    return ofGroups
        .readPosterior(states.count(), tensors)
        .map(posterior -> new TiedPosterior(posterior, states));
  }

  @Override
  public double count(ClassSums sums) {
    return ofGroups.count(grouped(sums));
  }

  @Override
  public double variance(ClassSums sums) {
    return ofGroups.variance(grouped(sums));
  }

  @Override
  public void write(TensorWriter tensors) {
    ofGroups.write(tensors);
  }
}
