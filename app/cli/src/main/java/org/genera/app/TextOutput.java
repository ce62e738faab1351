package org.genera.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.genera.core.data.OutputFile;

/** Writes a text to a file, wholly or not at all, or to standard output. */
final class TextOutput {

  private TextOutput() {}

  static void write(String location, String text, boolean overwrite) {
    try (OutputFile file = OutputFile.create(location, overwrite)) {
      Files.writeString(file.path(), text, StandardCharsets.UTF_8);
      file.commit();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
