package org.genera.app;

import java.nio.file.Path;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.core.data.OutputFile;

/** The file that a model is saved to. */
final class ModelOutput {

  private ModelOutput() {}

  /** An output that cannot be made is found before hours of training, not after them. */
  static Path check(String out, boolean overwrite) {
    if (GeneraCommand.isStandardStream(out)) {
      throw new GeneraException(
          StandardError.USAGE, "A model is saved to a file; name one with --out.");
    }
    OutputFile.check(out, overwrite);
    return Path.of(out);
  }
}
