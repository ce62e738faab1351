package org.genera.app;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes the top-level help to a file when the distribution is built, so that the launcher can show
 * it without starting the platform.
 */
public final class HelpText {

  private HelpText() {}

  /**
   * Writes the help.
   *
   * @param args the file to write
   * @throws IOException if it cannot be written
   */
  public static void main(String[] args) throws IOException {
    Path file = Path.of(args[0]);
    Files.writeString(file, usage(), StandardCharsets.UTF_8);
  }

  static String usage() {
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
    return Commands.line(new Session(Path.of(""), nowhere, nowhere)).getUsageMessage();
  }
}
