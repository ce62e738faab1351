/** Gaussian mixtures: density, sampling, exact conditioning and marginals. */
@org.jspecify.annotations.NullMarked
module org.genera.gmm {
  requires static org.jspecify;
  requires org.genera.api;
  requires org.genera.numerics;

  provides org.genera.api.model.ModelFamily with
      org.genera.gmm.GmmFamily;
}
