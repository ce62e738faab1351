package org.genera.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What is measured on, and beside whom.
 *
 * @param data the folder of the arrays
 * @param scikitLearn if it is there
 * @param smile if it is there
 * @param torch if it is there
 * @param mnist the folder of its four files
 */
record Setting(
    Path data,
    Optional<ScikitLearn> scikitLearn,
    Optional<Smile> smile,
    Optional<LibTorch> torch,
    Path mnist) {

  /**
   * Makes arrays unless they are there.
   *
   * @param family the script's word for them
   * @param array the name of one of their files
   */
  void requireArrays(String family, String array) throws IOException {
    if (Files.exists(data.resolve(array))) {
      return;
    }
    if (scikitLearn.isEmpty()) {
      throw new IOException(
          "There are no arrays in '" + data + "', and nothing that could generate them.");
    }
    Files.createDirectories(data);
    scikitLearn.get().generateData(data, family);
  }
}
