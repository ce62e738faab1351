package org.genera.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.module.ModuleDescriptor;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.genera.api.Plugin;
import org.genera.api.option.Option;
import org.genera.api.option.Options;
import org.junit.jupiter.api.Test;

/**
 * What holds for every plugin of any kind. A test class of the plugin's own module extends it and
 * names the plugin.
 */
public abstract class PluginContract {

  /**
   * The plugin under test.
   *
   * @return a fresh instance
   */
  protected abstract Plugin plugin();

  /**
   * Whether the plugin is offered to {@link java.util.ServiceLoader}, on the module path and on the
   * class path alike.
   *
   * @return false for a plugin that its program wires by hand
   */
  protected boolean isService() {
    return true;
  }

  @Test
  final void theNameIsOneThatUsersCanType() {
    assertTrue(plugin().name().matches("[a-z][a-z0-9-]*"), plugin().name());
  }

  @Test
  final void theDescriptionIsOneLine() {
    assertFalse(plugin().description().isBlank() || plugin().description().contains("\n"));
  }

  @Test
  final void theOptionsExplainThemselvesAndTheirDefaultsAreAllowed() {
    List<Option<?>> options = plugin().options();
    assertEquals(
        options.size(), options.stream().map(Option::name).distinct().count(), "names occur once");
    for (Option<?> option : options) {
      assertFalse(option.description().isBlank(), option.name() + " has no description");
    }
    Options defaults = Options.of(options, Map.of());
    assertEquals(defaults.effective(), Options.of(options, defaults.effective()).effective());
  }

  @Test
  final void theClassPathAndTheModulePathSeeTheSameServices() throws IOException {
    if (!isService()) {
      return;
    }
    ModuleDescriptor module = descriptor();
    assertFalse(module.provides().isEmpty(), "the module provides nothing");
    for (ModuleDescriptor.Provides provides : module.provides()) {
      assertEquals(
          new TreeSet<>(provides.providers()),
          servicesFile(provides.service()),
          "module-info.java and META-INF/services/" + provides.service());
    }
  }

  private ModuleDescriptor descriptor() throws IOException {
    try (InputStream in = resource("module-info.class").openStream()) {
      return ModuleDescriptor.read(in);
    }
  }

  private Set<String> servicesFile(String service) throws IOException {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                resource("META-INF/services/" + service).openStream(), StandardCharsets.UTF_8))) {
      return reader
          .lines()
          .filter(line -> !line.isBlank())
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  /** A resource that lies beside the plugin's class, whatever path that class came from. */
  private URL resource(String name) throws IOException {
    Class<?> type = plugin().getClass();
    String path = type.getName().replace('.', '/') + ".class";
    URL location = type.getResource("/" + path);
    if (location == null) {
      throw new IOException("cannot find " + path);
    }
    String text = location.toExternalForm();
    return new URL(text.substring(0, text.length() - path.length()) + name);
  }
}
