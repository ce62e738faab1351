/** Hidden Markov models of series: decoding, filtering, forecasts, densities, samples. */
@org.jspecify.annotations.NullMarked
module org.genera.hmm {
  requires static org.jspecify;
  requires org.genera.api;
  requires org.genera.likelihoods;

  provides org.genera.api.model.ModelFamily with
      org.genera.hmm.HmmFamily;
}
