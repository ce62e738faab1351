/** The command line: {@link org.genera.app.Main} is what the launcher starts. */
@org.jspecify.annotations.NullMarked
module org.genera.app {
  requires info.picocli;
  requires me.tongfei.progressbar;
  requires org.genera.api;
  requires org.genera.core;
  requires static org.jspecify;
  requires tools.jackson.core;

  exports org.genera.app;

  opens org.genera.app to
      info.picocli;
}
