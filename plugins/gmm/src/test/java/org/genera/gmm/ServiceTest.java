package org.genera.gmm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.genera.api.model.ModelFamily;
import org.junit.jupiter.api.Test;

/** The module and the class path offer the same service. */
class ServiceTest {

  @Test
  void moduleAndClassPathAgree() throws IOException {
    Path classes = Path.of("target/classes");
    ModuleDescriptor descriptor;
    try (InputStream input = Files.newInputStream(classes.resolve("module-info.class"))) {
      descriptor = ModuleDescriptor.read(input);
    }
    List<String> provided =
        descriptor.provides().stream().flatMap(service -> service.providers().stream()).toList();
    Path file = classes.resolve("META-INF/services").resolve(ModelFamily.class.getName());
    assertEquals(Files.readAllLines(file, StandardCharsets.UTF_8), provided);
    assertEquals(List.of(GmmFamily.class.getName()), provided);
  }
}
