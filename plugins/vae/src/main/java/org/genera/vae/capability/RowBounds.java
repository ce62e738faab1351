package org.genera.vae.capability;

import org.genera.api.data.Batch;
import org.genera.api.engine.RandomStream;
import org.genera.api.model.DensityBound;
import org.genera.vae.bound.BoundEstimator;
import org.genera.vae.network.TrainedVae;

/** Bounds of log p(x) by draws from q(z | x), the label summed out. */
public record RowBounds(TrainedVae model) implements DensityBound {

  @Override
  public Bounds bound(Batch rows, int draws, RandomStream random) {
    double[] logPriors = model.classPriors().logs();
    double[] elbo = new double[rows.rows()];
    double[] weighted = new double[rows.rows()];
    double[] errors = new double[rows.rows()];
    new RowBlocks(model, rows)
        .treated(
            random,
            (pass, first, count) -> {
              Bounds some = new BoundEstimator(pass, logPriors, draws).bounds(random).marginal();
              System.arraycopy(some.elbo(), 0, elbo, first, count);
              System.arraycopy(some.importanceWeighted(), 0, weighted, first, count);
              System.arraycopy(some.standardError(), 0, errors, first, count);
            });
    return new Bounds(elbo, weighted, errors);
  }
}
