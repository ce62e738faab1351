package org.genera.testkit;

import java.util.Arrays;
import org.genera.api.engine.RandomStream;
import org.genera.api.model.DensityBound.Bounds;

/** Bounds by plain sampling from q(z | x), with whatever faults they are to have. */
final class FactorBounds {

  private final FactorAnalysis factors;
  private final FactorPosterior posterior;
  private final FaultList faults;
  private final double[] scratch;

  FactorBounds(FactorAnalysis factors, FactorPosterior posterior, FaultList faults) {
    this.factors = factors;
    this.posterior = posterior;
    this.faults = faults;
    scratch = new double[factors.mean().length];
  }

  Bounds of(double[][] rows, int draws, RandomStream random) {
    double[] elbo = new double[rows.length];
    double[] weighted = new double[rows.length];
    double[] errors = new double[rows.length];
    for (int row = 0; row < rows.length; row++) {
      double[] x = rows[faults.has(Fault.BOUND_OF_THE_FIRST_ROW) ? 0 : row];
      double[] logs = logWeights(x, draws, random);
      double largest = Arrays.stream(logs).max().orElseThrow();
      double[] weights = Arrays.stream(logs).map(log -> Math.exp(log - largest)).toArray();
      Closeness.Mean mean = Closeness.Mean.of(weights);
      elbo[row] = Arrays.stream(logs).sum() / draws;
      weighted[row] = largest + Math.log(mean.mean());
      errors[row] = draws > 1 ? mean.standardError() / mean.mean() : Double.NaN;
      spoil(row, logs, draws, elbo, weighted, errors);
    }
    return new Bounds(elbo, weighted, errors);
  }

  /** log p(x | z) + log p(z) - log q(z | x) at draws from q. */
  private double[] logWeights(double[] x, int draws, RandomStream random) {
    double[] known = faults.has(Fault.BOUNDS_IN_ONE_SCRATCH) ? scratch : x.clone();
    System.arraycopy(x, 0, known, 0, x.length);
    Gaussian q = posterior.of(x);
    Gaussian prior = Gaussian.standard(factors.factors());
    double[] nothing = new double[factors.factors()];
    Arrays.fill(nothing, Double.NaN);
    double[] logs = new double[draws];
    for (int i = 0; i < draws; i++) {
      double[] z = q.draw(nothing, random);
      logs[i] = factors.logLikelihood(filled(known, z), z);
      logs[i] += faults.has(Fault.DIVERGENCE_FORGOTTEN) ? 0 : prior.logDensity(z) - q.logDensity(z);
      logs[i] += faults.has(Fault.BOUND_OF_SCALED_COLUMNS) ? logScales(known) : 0;
    }
    return logs;
  }

  /** Nothing stands in a gap, unless a fault puts it there. */
  private double[] filled(double[] x, double[] z) {
    double[] filled = x.clone();
    double[] expected = factors.decode(z);
    for (int j = 0; j < x.length; j++) {
      if (Double.isNaN(x[j]) && faults.has(Fault.GAPS_SCORED_AT_ZERO)) {
        filled[j] = 0;
      }
      if (Double.isNaN(x[j]) && faults.has(Fault.GAPS_SCORED_AT_THEIR_MEAN)) {
        filled[j] = expected[j];
      }
    }
    return filled;
  }

  /** What a density gains if columns are divided by their standard deviations. */
  private double logScales(double[] x) {
    double sum = 0;
    for (int j = 0; j < x.length; j++) {
      double variance = factors.noise()[j];
      for (double loading : factors.loadings()[j]) {
        variance += loading * loading;
      }
      sum += Double.isNaN(x[j]) ? 0 : 0.5 * Math.log(variance);
    }
    return sum;
  }

  private void spoil(
      int row, double[] logs, int draws, double[] elbo, double[] weighted, double[] errors) {
    if (faults.has(Fault.WEIGHTS_NOT_AVERAGED)) {
      weighted[row] += Math.log(draws);
    }
    if (faults.has(Fault.LOGARITHMS_AVERAGED)) {
      weighted[row] = elbo[row];
    }
    if (faults.has(Fault.SMALLEST_WEIGHT)) {
      weighted[row] = Arrays.stream(logs).min().orElseThrow();
    }
    if (faults.has(Fault.BOUNDS_SWAPPED)) {
      double lower = elbo[row];
      elbo[row] = weighted[row];
      weighted[row] = lower;
    }
    if (faults.has(Fault.ERROR_OF_ONE_DRAW)) {
      errors[row] *= Math.sqrt(draws);
    }
  }
}
