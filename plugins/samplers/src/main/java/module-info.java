/** Ways to draw rows that need nothing but the model: {@code ancestral} and {@code conditional}. */
@org.jspecify.annotations.NullMarked
module org.genera.samplers {
  requires org.genera.api;
  requires static org.jspecify;

  provides org.genera.api.sample.SamplerFactory with
      org.genera.samplers.AncestralSamplerFactory,
      org.genera.samplers.ConditionalSamplerFactory;
}
