/**
 * Starts the platform: makes the layer of the host and hands over to it. It requires all of Java
 * SE, so that plugins find it in the boot layer.
 */
@org.jspecify.annotations.NullMarked
module org.genera.launcher {
  requires java.se;
  requires jdk.unsupported;
  requires org.genera.api;
  requires static org.jspecify;
}
