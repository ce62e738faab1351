/**
 * An application that has Genera inside. It names the plugins that it wants; it could leave that to
 * the module path instead.
 */
module org.genera.example {
  requires org.genera.core;
  requires org.genera.csv;
  requires org.genera.gmm;
  requires org.genera.samplers;
  requires org.genera.toy;
}
