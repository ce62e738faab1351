package org.genera.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.genera.api.Plugin;

/** Answers what needs neither the host nor a plugin, in a fraction of the time that they take. */
final class QuickAnswer {

  /** Written by the build from the application's own help. */
  private static final String HELP = "help.txt";

  private QuickAnswer() {}

  static Optional<String> to(String[] args, Path home) throws IOException {
    return switch (args.length) {
      case 0 -> help(home);
      case 1 ->
          switch (args[0]) {
            case "-h", "--help" -> help(home);
            case "-V", "--version" -> version();
            default -> Optional.empty();
          };
      default -> Optional.empty();
    };
  }

  private static Optional<String> help(Path home) throws IOException {
    Path text = home.resolve(HELP);
    return Files.isRegularFile(text) ? Optional.of(Files.readString(text)) : Optional.empty();
  }

  private static Optional<String> version() {
    return Plugin.class
        .getModule()
        .getDescriptor()
        .rawVersion()
        .map(version -> "genera %s%nJava %s%n".formatted(version, Runtime.version()));
  }
}
