package org.genera.gmm;

import org.genera.api.data.Dataset;
import org.genera.api.option.Options;
import org.genera.numerics.ConvergenceMonitor;
import org.genera.numerics.ExpectationMaximisation;
import org.genera.numerics.gaussian.ComponentMoments;
import org.genera.numerics.gaussian.Mixture;
import org.genera.numerics.gaussian.NormalWishartPrior;
import org.genera.numerics.gaussian.StatisticsLayout;

/**
 * Variational Bayes (Bishop 2006, section 10.2): climbs a lower bound of the evidence, the ELBO.
 * Weights with little concentration empty the components that the rows do not need.
 */
final class VariationalClimb implements Climb {

  private static final double MEAN_PRECISION = 1;

  private final TrainingData data;

  VariationalClimb(TrainingData data) {
    this.data = data;
  }

  @Override
  public Arrival run(
      Dataset rows, Supervision supervision, Mixture start, ConvergenceMonitor monitor) {
    Steps steps = new Steps(rows, supervision, start.components());
    VariationalPosterior first = steps.posterior(start, data.expect(start, supervision, rows));
    var arrival = new ExpectationMaximisation<>(steps, monitor).run(first);
    return new Arrival(arrival.parameters().mixture(), arrival.statistics(), new int[0], 0);
  }

  private WeightPrior weightPrior(int components) {
    Options options = data.options();
    double concentration = options.find(GmmOptions.CONCENTRATION).orElse(1.0 / components);
    return new WeightPrior(
        options.get(GmmOptions.PRIOR).equals("dirichlet-process"), concentration);
  }

  private final class Steps implements ExpectationMaximisation.Steps<VariationalPosterior> {
    private final Dataset rows;
    private final Supervision supervision;
    private final WeightPrior ofWeights;
    private final NormalWishartPrior ofGaussians;

    Steps(Dataset rows, Supervision supervision, int components) {
      this.rows = rows;
      this.supervision = supervision;
      ofWeights = weightPrior(components);
      ofGaussians =
          new NormalWishartPrior(data.moments().means(), MEAN_PRECISION, data.moments().scales());
    }

    VariationalPosterior posterior(Mixture at, double[] statistics) {
      return VariationalPosterior.of(
          ofWeights, ofGaussians, new ComponentMoments(at, data.moments().means(), statistics));
    }

    @Override
    public double[] expect(VariationalPosterior posterior) {
      return data.expect(posterior.expectedLogDensity(), supervision, rows);
    }

    /** The ELBO: shares of rows are the best ones here, so that only these two terms are left. */
    @Override
    public double objective(VariationalPosterior posterior, double[] statistics) {
      return (statistics[StatisticsLayout.LOG_LIKELIHOOD] - posterior.divergence())
          / statistics[StatisticsLayout.WEIGHT];
    }

    @Override
    public VariationalPosterior maximise(VariationalPosterior posterior, double[] statistics) {
      return posterior(posterior.expectedLogDensity(), statistics);
    }
  }
}
