/** Variational autoencoders on images and mixed tables. */
@org.jspecify.annotations.NullMarked
module org.genera.vae {
  requires static org.jspecify;
  requires org.genera.api;
  requires org.genera.numerics;
  requires org.genera.neural;

  provides org.genera.api.model.ModelFamily with
      org.genera.vae.VaeFamily;
}
