package org.genera.vae;

/** q(y | x) of rows that a pass has encoded. */
interface ClassPosterior {

  /** log q(y | x), row by row, class by class; each row's exponentials sum to 1. */
  double[][] logProbabilities(VaePass pass);
}
