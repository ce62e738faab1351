package org.genera.hmm;

import java.util.List;
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
}
