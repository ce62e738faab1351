package org.genera.vae.imputation;

/** What latent variables and classes were drawn from. */
interface ProposalDensity {

  /**
   * The log density.
   *
   * @param row which row of the block
   * @param y its class; 0 without a label
   * @param z latent variables of all rows
   * @return nats, but for the constant of a normal density
   */
  double log(int row, int y, float[] z);
}
