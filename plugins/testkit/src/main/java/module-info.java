/** Tests that every plugin extends, and an engine to run families on in tests. */
@org.jspecify.annotations.NullMarked
module org.genera.testkit {
  requires transitive org.genera.api;
  requires org.genera.core;
  requires transitive org.junit.jupiter.api;
  requires static org.jspecify;

  exports org.genera.testkit;

  opens org.genera.testkit to
      org.junit.platform.commons;
}
