package org.genera.core.plugin;

import static org.genera.core.plugin.ModuleSource.plugin;
import static org.genera.core.plugin.ModuleSource.withMetric;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.genera.api.metric.Metric;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plugins that lie flat beside an application, without directories. */
class ApplicationPluginsTest {

  @TempDir Path temporary;
  private Workshop workshop;

  @BeforeEach
  void open() {
    workshop = new Workshop(temporary);
  }

  private Path jarWithServices(ModuleSource source, String providers) {
    Path classes = workshop.classes(source);
    Compiler.write(classes.resolve("META-INF/services/org.genera.api.metric.Metric"), providers);
    return Compiler.pack(classes, workshop.scratch().resolve(source.name() + ".jar"));
  }

  private static URLClassLoader classPath(Path... jars) throws IOException {
    URL[] urls = new URL[jars.length];
    for (int i = 0; i < jars.length; i++) {
      urls[i] = jars[i].toUri().toURL();
    }
    return new URLClassLoader(urls, Metric.class.getClassLoader());
  }

  @Test
  void onAClassPathTheOriginIsThatOfTheModule() throws IOException {
    Path jar = jarWithServices(withMetric("p.one", "one").version("3.1"), "p.one.F");
    try (URLClassLoader loader = classPath(jar)) {
      PluginCatalog catalog = PluginCatalog.ofApplication(loader);
      Found<Metric> found = catalog.find(Metric.class).get(0);
      assertFalse(found.plugin().getClass().getModule().isNamed());
      assertEquals("p.one", found.module());
      assertEquals("3.1", found.version());
      assertEquals(Optional.of(jar), found.location());
      assertEquals(List.of(), catalog.problems());
      assertEquals(List.of(), catalog.directories());
    }
  }

  @Test
  void onAClassPathABadOneHidesNoOther() throws IOException {
    Path bad =
        jarWithServices(
            plugin("p.bad").metric("F", "bad", "public F() { throw new IllegalStateException(); }"),
            "p.bad.F\np.bad.Gone");
    Path good = jarWithServices(withMetric("p.good", "good"), "p.good.F");
    try (URLClassLoader loader = classPath(bad, good)) {
      PluginCatalog catalog = PluginCatalog.ofApplication(loader);
      assertEquals(List.of("good"), catalog.find(Metric.class).stream().map(Found::name).toList());
      List<String> messages = catalog.problems().stream().map(PluginProblem::message).toList();
      assertEquals(2, messages.size(), messages::toString);
      assertTrue(messages.get(0).contains("p.bad.F"), messages::toString);
      assertTrue(messages.get(1).contains("p.bad.Gone"), messages::toString);
    }
  }

  @Test
  void onAClassPathNamesakesAreNamed() throws IOException {
    Path one = jarWithServices(withMetric("p.one", "same"), "p.one.F");
    Path two = jarWithServices(withMetric("p.two", "same"), "p.two.F");
    try (URLClassLoader loader = classPath(one, two)) {
      PluginCatalog catalog = PluginCatalog.ofApplication(loader);
      assertEquals(List.of(), catalog.find(Metric.class));
      assertEquals(Map.of("same", List.of(one, two)), catalog.conflicts(Metric.class));
    }
  }

  @Test
  void theModulesOfALayerAreFound() {
    Path jar = workshop.jar(withMetric("p.one", "one"));
    ModuleLayer boot = ModuleLayer.boot();
    Configuration configuration =
        boot.configuration().resolve(ModuleFinder.of(jar), ModuleFinder.of(), Set.of("p.one"));
    ModuleLayer layer =
        boot.defineModulesWithOneLoader(configuration, Metric.class.getClassLoader());
    Found<Metric> found = PluginCatalog.ofApplication(layer).find(Metric.class).get(0);
    assertEquals("p.one", found.module());
    assertEquals(Optional.of(jar), found.location());
  }

  @Test
  void anApplicationWithoutPluginsHasNoProblem() {
    assertEquals(List.of(), PluginCatalog.ofApplication().problems());
  }

  /** The platform itself on a class path, as in an application without modules. */
  @Test
  void withTheApiOnAClassPathDirectoriesAreRefusedButApplicationPluginsWork()
      throws IOException, ReflectiveOperationException {
    Path plugin = jarWithServices(withMetric("p.one", "one"), "p.one.F");
    URL[] urls = {
      plugin.toUri().toURL(),
      Compiler.api().toUri().toURL(),
      PluginCatalog.class.getProtectionDomain().getCodeSource().getLocation()
    };
    ClassLoader bootstrap = null; // the platform's loader would find the API's module
    try (URLClassLoader loader = new URLClassLoader(urls, bootstrap)) {
      Class<?> catalog = loader.loadClass(PluginCatalog.class.getName());
      InvocationTargetException refusal =
          assertThrows(
              InvocationTargetException.class,
              () -> catalog.getMethod("ofDirectory", Path.class).invoke(null, temporary));
      String message = refusal.getCause().getMessage();
      assertTrue(message.contains("module path"), message);

      Object application = catalog.getMethod("ofApplication").invoke(null);
      Class<?> metric = loader.loadClass(Metric.class.getName());
      List<?> found = (List<?>) catalog.getMethod("find", Class.class).invoke(application, metric);
      assertEquals(1, found.size());
      assertTrue(found.get(0).toString().contains("module=p.one"), found::toString);
    }
  }
}
