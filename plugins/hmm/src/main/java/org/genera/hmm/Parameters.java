package org.genera.hmm;

import java.util.List;
import java.util.Optional;
import org.genera.api.data.Column;
import org.genera.likelihoods.Factor;

/**
 * The parameters of a hidden Markov model.
 *
 * @param chain of the states
 * @param emissions p(columns | state), independent of each other given the state
 * @param posterior where these are expected parameters, what is believed of them
 */
record Parameters(Chain chain, List<Factor> emissions, Optional<HmmPosterior> posterior) {

  /** Parameters, and nothing more. */
  Parameters(Chain chain, List<Factor> emissions) {
    this(chain, emissions, Optional.empty());
  }

  /** These as the expected parameters of what is believed of them. */
  Parameters with(HmmPosterior beliefs) {
    return new Parameters(chain, emissions, Optional.of(beliefs));
  }

  /** These, whatever is believed of them. */
  Parameters withoutPosterior() {
    return new Parameters(chain, emissions);
  }

  int states() {
    return chain.states();
  }

  /** p(column | state) of one column of steps. */
  Factor emission(Column column) {
    Factor factor =
        emissions.stream().filter(of -> of.columns().contains(column)).findFirst().orElseThrow();
    return factor.columns().size() == 1 ? factor : factor.marginal(List.of(column));
  }
}
