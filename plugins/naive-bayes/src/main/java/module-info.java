/** Naive Bayes on mixed columns: density, sampling, classification, exact conditioning. */
@org.jspecify.annotations.NullMarked
module org.genera.naivebayes {
  requires static org.jspecify;
  requires org.genera.api;
  requires org.genera.likelihoods;

  provides org.genera.api.model.ModelFamily with
      org.genera.naivebayes.NaiveBayesFamily;
}
