/**
 * Likelihoods of single columns, and of groups of them, given a class or a hidden state: what is
 * counted, estimated, evaluated and drawn; and the vocabularies of texts.
 */
@org.jspecify.annotations.NullMarked
module org.genera.likelihoods {
  requires static org.jspecify;
  requires transitive org.genera.api;
  requires transitive org.genera.numerics;

  exports org.genera.likelihoods;
  exports org.genera.likelihoods.text;
}
