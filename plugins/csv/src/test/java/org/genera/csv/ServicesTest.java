package org.genera.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.genera.api.data.DatasetFormat;
import org.junit.jupiter.api.Test;

final class ServicesTest {

  @Test
  void classPathAndModulePathOfferTheSameFormats() throws IOException {
    Path classes = Path.of("target", "classes");
    List<String> onClassPath =
        Files.readAllLines(classes.resolve("META-INF/services/" + DatasetFormat.class.getName()));
    try (InputStream in = Files.newInputStream(classes.resolve("module-info.class"))) {
      ModuleDescriptor module = ModuleDescriptor.read(in);
      assertEquals(1, module.provides().size());
      ModuleDescriptor.Provides provided = module.provides().iterator().next();
      assertEquals(DatasetFormat.class.getName(), provided.service());
      assertEquals(onClassPath, provided.providers());
    }
  }
}
