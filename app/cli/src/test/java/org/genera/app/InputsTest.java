package org.genera.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputsTest {

  @TempDir Path folder;

  @Test
  void anOutputIsNeverTheInput() throws IOException {
    Path input = Files.writeString(folder.resolve("a.csv"), "x");
    Path link = Files.createSymbolicLink(folder.resolve("b.csv"), input);
    for (String out :
        new String[] {input.toString(), "csv:" + input, folder + "/./a.csv", link.toString()}) {
      GeneraException error =
          assertThrows(GeneraException.class, () -> Inputs.protect(out, input), out);
      assertEquals(StandardError.USAGE, error.code());
    }
    Inputs.protect("-", input);
    Inputs.protect(folder.resolve("c.csv").toString(), input);
  }
}
