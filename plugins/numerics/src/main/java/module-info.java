/**
 * Numerics that families share: Gaussian kernels, Cholesky factors, EM, L-BFGS, seeding, NumPy's
 * array files, and Apache Commons Math for special functions, decompositions and distributions.
 */
@org.jspecify.annotations.NullMarked
module org.genera.numerics {
  requires static org.jspecify;
  requires transitive org.genera.api;
  requires transitive commons.math3;

  exports org.genera.numerics;
  exports org.genera.numerics.gaussian;
}
