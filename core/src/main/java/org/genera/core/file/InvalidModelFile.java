package org.genera.core.file;

import org.genera.api.GeneraException;
import org.genera.api.StandardError;

/** Makes the errors of files that cannot be read as models. */
final class InvalidModelFile {

  private InvalidModelFile() {}

  /** The file was a model file once, or its tensors do not make a model. */
  static GeneraException damaged(String file, String reason) {
    return error(
        file + ": " + reason + ". The file is damaged; copy it again, or train the model again.");
  }

  /** The file never was a model file. */
  static GeneraException foreign(String file, String reason) {
    return error(
        file + " is no model file of Genera: " + reason + ". Name a file that 'fit' has written.");
  }

  static GeneraException error(String message) {
    return new GeneraException(StandardError.INVALID_MODEL_FILE, message);
  }
}
