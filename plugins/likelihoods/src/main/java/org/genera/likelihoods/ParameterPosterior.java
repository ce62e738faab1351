package org.genera.likelihoods;

/**
 * What is believed of the parameters of a likelihood after rows were counted: the factor q(θ) of
 * variational Bayes (Bishop 2006, section 10.2). Immutable.
 */
public interface ParameterPosterior {

  /**
   * What rows are shared by in the E-step.
   *
   * @return exp E log p(x | class), which does not sum to 1 over x
   */
  Factor expectedLogDensity();

  /**
   * Writes its parameters.
   *
   * @param tensors takes tensors
   */
  void write(TensorWriter tensors);
}
