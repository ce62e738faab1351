package org.genera.app;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Runs the program in a directory without plugins and keeps what it prints. */
final class Run {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Path home = Path.of("target", "no-home");

  int genera(String... args) {
    return Main.run(home, args, stream(out), stream(err));
  }

  GeneraCommand parse(String... args) {
    return Commands.parse(new Session(home, stream(out), stream(err)), args);
  }

  String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }
}
