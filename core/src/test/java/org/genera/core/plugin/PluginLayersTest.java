package org.genera.core.plugin;

import static org.genera.core.plugin.ModuleSource.plugin;
import static org.genera.core.plugin.ModuleSource.withMetric;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.metric.Metric;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What plugins see of each other, of their libraries and of the platform. */
class PluginLayersTest {

  private static final String IDENTITY = "System.identityHashCode(%s.class)";

  @TempDir Path temporary;
  private Workshop workshop;

  @BeforeEach
  void open() {
    workshop = new Workshop(temporary);
  }

  private Found<Metric> find(PluginCatalog catalog, String name) {
    assertEquals(List.of(), catalog.problems());
    return catalog.find(Metric.class).stream()
        .filter(found -> found.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private String seen(PluginCatalog catalog, String name) {
    Metric metric = find(catalog, name).plugin();
    return PluginContext.call(metric, metric::description);
  }

  @Test
  void aPluginIsFoundWithItsOrigin() {
    Path jar = workshop.install("one", withMetric("p.one", "first").version("2.5"));
    Found<Metric> found = find(workshop.catalog(), "first");
    assertEquals("p.one", found.module());
    assertEquals("2.5", found.version());
    assertEquals(Optional.of(jar), found.location());
    assertNotSame(ModuleLayer.boot(), found.plugin().getClass().getModule().getLayer());
  }

  @Test
  void siblingsDoNotSeeEachOther() {
    String lookup = "F.class.getModule().getLayer().findModule(\"p.two\").isPresent()";
    workshop.install("one", plugin("p.one").probe("F", "one", lookup));
    workshop.install("two", withMetric("p.two", "two"));
    assertEquals("false", seen(workshop.catalog(), "one"));
  }

  @Test
  void dependentsShareOneCopyOfTheirLibrary() {
    String shared = IDENTITY.formatted("p.base.Shared");
    Path base = workshop.install("base", plugin("p.base").type("Shared", "public class Shared {}"));
    Path middle =
        workshop.install(
            "middle",
            plugin("p.middle").requires("transitive p.base", base).probe("F", "middle", shared));
    workshop.install("left", plugin("p.left").requires("p.base", base).probe("F", "left", shared));
    workshop.install(
        "right",
        plugin("p.right").requires("p.middle", middle).on(base).probe("F", "right", shared));

    PluginCatalog catalog = workshop.catalog();
    assertEquals(seen(catalog, "left"), seen(catalog, "middle"));
    assertEquals(seen(catalog, "left"), seen(catalog, "right"));
    Map<String, List<String>> libraries =
        catalog.directories().stream()
            .collect(Collectors.toMap(PluginDirectory::id, PluginDirectory::libraries));
    assertEquals(
        Map.of(
            "base", List.of(),
            "left", List.of("base"),
            "middle", List.of("base"),
            "right", List.of("middle")),
        libraries);
  }

  @Test
  void servicesOfALibraryAreFoundOnce() {
    Path base = workshop.install("base", withMetric("p.base", "base"));
    workshop.install("top", withMetric("p.top", "top").requires("p.base", base));
    PluginCatalog catalog = workshop.catalog();
    assertEquals(
        List.of("base", "top"), catalog.find(Metric.class).stream().map(Found::name).toList());
    assertEquals(List.of(), catalog.problems());
  }

  @Test
  void aBadProviderOfALibraryIsReportedOnce() {
    Path base =
        workshop.install(
            "base",
            plugin("p.base")
                .metric("F", "base", "")
                .metric("G", "broken", "public G() { throw new IllegalStateException(); }"));
    workshop.install("top", withMetric("p.top", "top").requires("p.base", base));
    PluginCatalog catalog = workshop.catalog();
    assertEquals(
        List.of("base", "top"), catalog.find(Metric.class).stream().map(Found::name).toList());
    assertEquals(1, catalog.problems().size(), () -> catalog.problems().toString());
    assertEquals(Optional.of(workshop.directory("base")), catalog.problems().get(0).location());
  }

  @Test
  void eachHasItsOwnVersionOfAThirdPartyModule() throws IOException {
    for (String version : List.of("1.0", "2.0")) {
      Path third =
          workshop.jar(
              new ModuleSource("org.third")
                  .directive("exports org.third")
                  .version(version)
                  .type("Q", "public class Q { public static String v = \"" + version + "\"; }"));
      String id = "v" + version.charAt(0);
      workshop.install(
          id, plugin("p." + id).requires("org.third", third).probe("F", id, "org.third.Q.v"));
      workshop.addModule(id, third);
    }
    PluginCatalog catalog = workshop.catalog();
    assertEquals("1.0", seen(catalog, "v1"));
    assertEquals("2.0", seen(catalog, "v2"));
    assertEquals("1.0", catalog.directories().get(0).modules().get("org.third"));
  }

  @Test
  void anAutomaticModuleMustNotBeInBothALibraryAndItsDependent() throws IOException {
    Path old = workshop.jar(new ModuleSource("old.lib").automatic().type("Q", "public class Q {}"));
    Path base =
        workshop.install("base", plugin("p.base").type("A", "class A {}").requires("old.lib", old));
    workshop.addModule("base", old);
    workshop.install("top", withMetric("p.top", "top").requires("p.base", base).on(old));
    workshop.addModule("top", old);
    List<PluginProblem> problems = workshop.catalog().problems();
    assertEquals(1, problems.size(), problems::toString);
    assertTrue(problems.get(0).message().contains("Remove the plugin's copy"));
  }

  @Test
  void jarsInLibAreSeenByThePluginAndItsDependents() throws IOException {
    Path old =
        workshop.jar(
            new ModuleSource("old.lib")
                .automatic()
                .type(
                    "Q",
                    """
                    public class Q {
                      public static Object make(Class<?> type) throws ReflectiveOperationException {
                        var constructor = type.getDeclaredConstructor();
                        constructor.setAccessible(true);
                        return constructor.newInstance();
                      }
                    }
                    """));
    String identity = IDENTITY.formatted("old.lib.Q");
    String reflection =
        """
        public static class Hidden { private Hidden() {} public String toString() { return "made"; } }
        public static Object made() {
          try { return old.lib.Q.make(Hidden.class); } catch (Exception e) { return e; }
        }
        """;
    Path base =
        workshop.install(
            "base",
            onClassPath("p.base", old)
                .probe("F", "base", identity)
                .provided("G", "\"reflects\"", "made()", reflection));
    workshop.addToClassPath("base", old);
    workshop.install(
        "top",
        onClassPath("p.top", old)
            .requires("p.base", base)
            .probe("F", "top", identity)
            .provided("G", "\"reflects-on-top\"", "made()", reflection));

    PluginCatalog catalog = workshop.catalog();
    assertEquals(seen(catalog, "base"), seen(catalog, "top"));
    assertEquals("made", seen(catalog, "reflects"));
    assertEquals("made", seen(catalog, "reflects-on-top"));
  }

  /** DL4J is like this: compiled with the reads that the platform adds at run time. */
  private static ModuleSource onClassPath(String module, Path jar) {
    return plugin(module)
        .option("--class-path", jar.toString(), "--add-reads", module + "=ALL-UNNAMED");
  }

  @Test
  void resourcesInLibAreFoundOnce() throws IOException {
    Path jar = Compiler.pack(resource("data.txt", "hello"), workshop.scratch().resolve("data.jar"));
    String count =
        """
        java.util.Collections.list(F.class.getClassLoader().getResources("data.txt")).size()
            + " " + (F.class.getClassLoader().getResource("data.txt") != null)""";
    String counting =
        "static String count() { try { return %s; } catch (java.io.IOException e) { return null; } }"
            .formatted(count);
    Path base = workshop.install("base", plugin("p.base").type("A", "class A {}"));
    workshop.addToClassPath("base", jar);
    workshop.install(
        "top",
        plugin("p.top").requires("p.base", base).provided("F", "\"top\"", "count()", counting));
    assertEquals("1 true", seen(workshop.catalog(), "top"));
  }

  private Path resource(String name, String text) {
    return Compiler.write(workshop.scratch().resolve(name), text).getParent();
  }

  @Test
  void aNameThatTwoProvideIsNobodys() {
    Path first = workshop.install("one", withMetric("p.one", "same"));
    Path second =
        workshop.install("two", plugin("p.two").metric("F", "same", "").metric("G", "other", ""));
    PluginCatalog catalog = workshop.catalog();
    assertEquals(Map.of("same", List.of(first, second)), catalog.conflicts(Metric.class));
    assertEquals(List.of("other"), catalog.find(Metric.class).stream().map(Found::name).toList());
    String message = catalog.problems().get(0).message();
    assertEquals(1, catalog.problems().size());
    assertTrue(message.contains(first.toString()) && message.contains(second.toString()), message);
  }

  @Test
  void aPluginIsMadeAndCalledUnderItsOwnContextClassLoader() {
    String context = "Thread.currentThread().getContextClassLoader() == F.class.getClassLoader()";
    workshop.install(
        "one",
        plugin("p.one")
            .provided(
                "F",
                "\"one\"",
                "made + \" \" + (%s)".formatted(context),
                "final boolean made = %s;".formatted(context)));
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    assertEquals("true true", seen(workshop.catalog(), "one"));
    assertSame(before, Thread.currentThread().getContextClassLoader());
  }

  @Test
  void theContextClassLoaderIsRestoredAfterAFailure() {
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    assertThrows(
        IllegalStateException.class,
        () ->
            PluginContext.run(
                "a String has no class loader",
                () -> {
                  assertNotEquals(before, Thread.currentThread().getContextClassLoader());
                  throw new IllegalStateException();
                }));
    assertSame(before, Thread.currentThread().getContextClassLoader());
  }

  @Test
  void pluginsOfSeveralDirectoriesStandOnEachOther() throws IOException {
    Path base = workshop.install("base", plugin("p.base").type("A", "class A {}"));
    Workshop own = new Workshop(temporary.resolve("own"));
    own.install("top", withMetric("p.top", "top").requires("p.base", base));
    PluginCatalog catalog = PluginCatalog.ofDirectories(List.of(workshop.plugins(), own.plugins()));
    assertEquals("p.top", find(catalog, "top").module());
  }

  @Test
  void hiddenFilesAreNotLookedAt() throws IOException {
    workshop.install("one", withMetric("p.one", "one"));
    Files.createDirectories(workshop.directory(".git"));
    assertEquals(1, workshop.catalog().directories().size());
    assertEquals(List.of(), workshop.catalog().problems());
  }

  @Test
  void aDirectoryOfPluginsThatIsNotThereIsAnError() {
    GeneraException error = assertThrows(GeneraException.class, workshop::catalog);
    assertEquals(StandardError.PLUGIN_LOAD, error.code());
    assertTrue(error.getMessage().contains(workshop.plugins().toString()), error.getMessage());
  }

  @Test
  void onlyKnownKindsOfServiceCanBeAskedFor() throws IOException {
    Files.createDirectories(workshop.plugins());
    PluginCatalog catalog = workshop.catalog();
    assertThrows(IllegalArgumentException.class, () -> catalog.find(org.genera.api.Plugin.class));
  }

  @Test
  void classesThatAreTooNewHideNoOtherOfTheirDirectory() throws IOException {
    Path classes =
        workshop.classes(
            plugin("p.one").metric("A", "a", "").metric("B", "b", "").metric("C", "c", ""));
    Compiler.setClassFileVersion(classes.resolve("p/one/A.class"), 99);
    Compiler.setClassFileVersion(classes.resolve("p/one/B.class"), 99);
    workshop.install("one", "p.one", classes);
    PluginCatalog catalog = workshop.catalog();
    assertEquals(List.of("c"), catalog.find(Metric.class).stream().map(Found::name).toList());
    List<String> messages = catalog.problems().stream().map(PluginProblem::what).toList();
    assertEquals(2, messages.size(), messages::toString);
    assertTrue(messages.get(1).startsWith("the class p.one.B needs Java 55"), messages::toString);
  }

  @Test
  void aDirectoryOfPluginsThatIsGivenTwiceCountsOnce() {
    workshop.install("one", withMetric("p.one", "one"));
    PluginCatalog catalog =
        PluginCatalog.ofDirectories(
            List.of(workshop.plugins(), workshop.plugins().resolve("../plugins")));
    assertEquals("p.one", find(catalog, "one").module());
  }
}
