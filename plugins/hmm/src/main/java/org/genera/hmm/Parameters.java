package org.genera.hmm;

import java.util.List;
import org.genera.api.data.Column;
import org.genera.likelihoods.Factor;

/**
 * The parameters of a hidden Markov model.
 *
 * @param chain of the states
 * @param emissions p(columns | state), independent of each other given the state
 */
record Parameters(Chain chain, List<Factor> emissions) {

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
