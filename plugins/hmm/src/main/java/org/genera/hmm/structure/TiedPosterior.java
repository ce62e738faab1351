package org.genera.hmm.structure;

import org.genera.likelihoods.Factor;
import org.genera.likelihoods.ParameterPosterior;
import org.genera.likelihoods.TensorWriter;

/** What is believed of emissions that states share. */
record TiedPosterior(ParameterPosterior ofGroups, TiedStates states) implements ParameterPosterior {

  @Override
  public Factor expectedLogDensity() {
    return TiedFactor.of(ofGroups.expectedLogDensity(), states);
  }

  @Override
  public void write(TensorWriter tensors) {
    ofGroups.write(tensors);
  }
}
