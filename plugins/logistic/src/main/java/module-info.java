/** Multinomial logistic regression: p(label | features), and nothing of p(features). */
@org.jspecify.annotations.NullMarked
module org.genera.logistic {
  requires static org.jspecify;
  requires org.genera.api;
  requires org.genera.numerics;

  provides org.genera.api.model.ModelFamily with
      org.genera.logistic.LogisticFamily;
}
