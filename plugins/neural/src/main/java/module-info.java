/**
 * Neural networks for the families that need them: Deeplearning4j and ND4J, loaded once in a
 * process. Their classes are in no module: who names them is compiled with {@code --add-reads
 * MODULE=ALL-UNNAMED}.
 */
@org.jspecify.annotations.NullMarked
module org.genera.neural {
  requires static org.jspecify;
  requires org.genera.api;
  requires org.genera.numerics;

  exports org.genera.neural;
  exports org.genera.neural.encoding;
  exports org.genera.neural.likelihood;
}
