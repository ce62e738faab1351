/** Judges of models and of their samples. */
@org.jspecify.annotations.NullMarked
module org.genera.metrics {
  requires org.genera.api;
  requires static org.jspecify;

  provides org.genera.api.metric.Metric with
      org.genera.metrics.HeldOutLogLikelihood;
}
