package org.genera.hmm;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.genera.api.option.Options;
import org.genera.likelihoods.Factor;
import org.genera.likelihoods.ParameterPosterior;
import org.genera.likelihoods.PosteriorEstimate;

/**
 * The M-step of variational Bayes (MacKay 1997; Beal 2003, chapter 3; Bishop 2006, section 10.2):
 * beliefs of the parameters given expected counts. log Z of the E-step at exp E log of the
 * parameters, less the divergence of the beliefs from the prior, is a lower bound of the evidence
 * log p(series), for the states' paths are then the best ones for these beliefs (Beal 2003, eq.
 * 3.79).
 */
final class VariationalStep {

  private VariationalStep() {}

  /** The expected parameters with what is believed of them; less divergence for the prior. */
  static Plan.Fit of(Plan plan, double[] statistics, Options options) {
    ChainPosterior prior = ChainPosterior.prior(plan.structure(), options);
    ChainPosterior chain = prior.plus(plan, statistics);
    double divergence = chain.divergence(prior);
    OptionalDouble concentration = VariationalOptions.emissionConcentration(options);
    List<Factor> factors = new ArrayList<>();
    List<ParameterPosterior> emissions = new ArrayList<>();
    for (int j = 0; j < plan.emissions().size(); j++) {
      PosteriorEstimate estimate =
          plan.emissions().get(j).posterior(plan.sums(j, statistics), concentration).orElseThrow();
      factors.add(estimate.expected());
      emissions.add(estimate.posterior());
      divergence += estimate.divergence();
    }
    Parameters parameters =
        new Parameters(chain.expected(plan.structure()), factors)
            .with(new HmmPosterior(chain, emissions));
    return new Plan.Fit(parameters, -divergence, 0);
  }
}
