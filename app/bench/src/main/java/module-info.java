/** Measures model families beside other systems. Not part of the distribution. */
@org.jspecify.annotations.NullMarked
module org.genera.bench {
  requires static org.jspecify;
  requires jdk.management;
  requires org.genera.core;
  requires org.genera.csv;
  requires org.genera.gmm;
  requires org.genera.hmm;
  requires org.genera.naivebayes;
  requires org.genera.npy;
  requires org.genera.numerics;
  requires org.genera.samplers;
}
