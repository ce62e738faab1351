package org.genera.app;

import java.util.Arrays;

/** Arguments as one would type them in a shell. */
final class ShellText {

  private static final String SAFE = "[A-Za-z0-9_./:=,+-]+";

  private ShellText() {}

  static String of(String... args) {
    return String.join(" ", Arrays.stream(args).map(ShellText::quote).toList());
  }

  private static String quote(String arg) {
    return arg.matches(SAFE) ? arg : "'" + arg.replace("'", "'\\''") + "'";
  }
}
