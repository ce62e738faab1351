/**
 * Numerics that families share: Gaussian kernels, Cholesky factors, EM, L-BFGS, seeding, and
 * NumPy's array files.
 */
@org.jspecify.annotations.NullMarked
module org.genera.numerics {
  requires static org.jspecify;
  requires transitive org.genera.api;

  exports org.genera.numerics;
}
