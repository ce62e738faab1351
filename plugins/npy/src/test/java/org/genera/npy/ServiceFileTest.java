package org.genera.npy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.genera.api.data.DatasetFormat;
import org.junit.jupiter.api.Test;

class ServiceFileTest {

  @Test
  void theServiceFileNamesWhatTheModuleProvides() throws IOException {
    ModuleDescriptor.Provides provides = provides();
    assertEquals(DatasetFormat.class.getName(), provides.service());
    assertEquals(provides.providers(), lines("/META-INF/services/" + provides.service()));
  }

  private static ModuleDescriptor.Provides provides() throws IOException {
    try (InputStream in = open("/module-info.class")) {
      return ModuleDescriptor.read(in).provides().iterator().next();
    }
  }

  private static List<String> lines(String resource) throws IOException {
    try (InputStream in = open(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  private static InputStream open(String resource) throws IOException {
    InputStream in = NpyFormat.class.getResourceAsStream(resource);
    if (in == null) {
      throw new IOException("no " + resource + " beside the classes");
    }
    return in;
  }
}
