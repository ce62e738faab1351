package org.genera.core.plugin;

import static org.genera.core.plugin.ModuleSource.metricSource;
import static org.genera.core.plugin.ModuleSource.plugin;
import static org.genera.core.plugin.ModuleSource.withMetric;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.genera.api.engine.EngineFactory;
import org.genera.api.metric.Metric;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Every kind of bad plugin in one place: each is reported once, and the good ones work. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ZooTest {

  @TempDir static Path temporary;

  private final Map<String, List<String>> expected = new LinkedHashMap<>();
  private Workshop workshop;
  private PluginCatalog catalog;

  @BeforeAll
  void build() throws IOException {
    workshop = new Workshop(temporary);
    workshop.install("a-good", withMetric("p.good", "good"));
    workshop.install("z-good", withMetric("p.good2", "good-2"));
    buildFailingProviders();
    buildBadNames();
    buildMissingClasses();
    buildWrongApi();
    buildMissingModules();
    buildUnfitModules();
    buildBadFiles();
    buildTooNew();
    buildCycle();
    catalog = workshop.catalog();
  }

  private void expect(String id, String... fragments) {
    expected.put(id, List.of(fragments));
  }

  private void metric(String id, String members, String... fragments) {
    workshop.install(id, plugin("p." + id).metric("F", id, members));
    expect(id, fragments);
  }

  private void buildFailingProviders() {
    metric(
        "ctor",
        "public F() { throw new IllegalStateException(\"boom\"); }",
        "p.ctor.F",
        "IllegalStateException: boom");
    metric("overflow", "public F() { throw new StackOverflowError(); }", "StackOverflowError");
    metric("clinit", "static final int X = Integer.parseInt(\"no\");", "\"no\"", "p.clinit.F");
    metric(
        "factory",
        "public static F provider() { throw new UnsupportedOperationException(\"later\"); }",
        "later");
  }

  private void buildBadNames() {
    named("nullname", "null", "null", "lower-case letter");
    named("badname", "\"Bad Name\"", "'Bad Name'", "lower-case letter");
    named("noname", "String.valueOf(List.of().get(0))", "cannot say its name", "p.noname.F");
    workshop.install(
        "local",
        plugin("p.local")
            .directive("provides org.genera.api.engine.EngineFactory with p.local.F")
            .type(
                "F",
                """
                public class F implements org.genera.api.engine.EngineFactory {
                  public String name() { return "local"; }
                  public String description() { return ""; }
                  public org.genera.api.engine.Engine create(org.genera.api.engine.EngineRequest r) {
                    return null;
                  }
                }
                """));
    expect("local", "'local'", "platform's own");
  }

  private void named(String id, String expression, String... fragments) {
    workshop.install(
        id,
        plugin("p." + id)
            .directive("provides org.genera.api.metric.Metric with p." + id + ".F")
            .type("F", "import java.util.List;" + metricSource("F", expression, "0", "")));
    expect(id, fragments);
  }

  private void buildMissingClasses() throws IOException {
    without("Gone", "link", "", "Gone gone = new Gone();");
    without("Gone", "parent", "extends Gone", "");
    without("F", "provider", "", "");
  }

  /** Packs a plugin after one of its classes has been taken away. */
  private void without(String gone, String id, String parent, String members) throws IOException {
    String source =
        metricSource("F", "\"" + id + "\"", "0", members)
            .replace("F implements", "F " + parent + " implements");
    Path classes =
        workshop.classes(
            plugin("p." + id)
                .directive("provides org.genera.api.metric.Metric with p." + id + ".F")
                .type("Gone", "public class Gone {}")
                .type("F", source));
    Files.delete(classes.resolve("p").resolve(id).resolve(gone + ".class"));
    workshop.install(id, "p." + id, classes);
    expect(id, gone);
  }

  private void buildWrongApi() throws IOException {
    Path newer = Compiler.apiOfVersion(workshop.scratch(), List.of("--module-version", "99.0"));
    workshop.install("newer", withMetric("p.newer", "newer").api(newer));
    expect("newer", "99.0", "p.newer.jar", "Update Genera");
    Path unversioned = Compiler.apiOfVersion(workshop.scratch(), List.of());
    workshop.install("unversioned", withMetric("p.unversioned", "unversioned").api(unversioned));
    expect("unversioned", "no usable version", "p.unversioned.jar");
    workshop.install("bringsapi", withMetric("p.bringsapi", "bringsapi"));
    workshop.install("bringsapi", "org.genera.api", unversioned);
    expect("bringsapi", "org.genera.api.jar", "the platform has");
    Path classes = workshop.classes(withMetric("p.automatic", "automatic").automatic());
    Compiler.write(
        classes.resolve("META-INF/services/org.genera.api.metric.Metric"), "p.automatic.F");
    workshop.install("automatic", "p.automatic", classes);
    expect("automatic", "no module-info");
  }

  private void buildMissingModules() throws IOException {
    Path nowhere = workshop.jar(new ModuleSource("org.nowhere").type("Q", "class Q {}"));
    workshop.install(
        "missing", withMetric("p.missing", "missing").requires("org.nowhere", nowhere));
    expect("missing", "org.nowhere", "not there");
    workshop.install(
        "dependent", withMetric("p.dependent", "dependent").requires("p.ctor2", badLibrary()));
    expect("dependent", "stands on ctor2", "99.0");
    Path third = workshop.jar(new ModuleSource("org.third").type("Q", "class Q {}"));
    workshop.install("owner", withMetric("p.owner", "owner").requires("org.third", third));
    workshop.addModule("owner", third);
    workshop.install("borrower", withMetric("p.borrower", "borrower").requires("org.third", third));
    expect("borrower", "org.third", "private");
  }

  private Path badLibrary() throws IOException {
    Path newer = Compiler.apiOfVersion(workshop.scratch(), List.of("--module-version", "99.0"));
    Path jar = workshop.install("ctor2", plugin("p.ctor2").type("A", "class A {}").api(newer));
    expect("ctor2", "99.0");
    return jar;
  }

  private void buildUnfitModules() throws IOException {
    workshop.install("split", withMetric("p.split", "split"));
    workshop.install("split", "p.split2", part("p.split2", "", "p.split"));
    expect("split", "the package p.split", "p.split.jar", "p.split2.jar");

    workshop.install("base", withMetric("p.base", "base"));
    Path hiding = workshop.jar(new ModuleSource("p.base").type("A", "class A {}"));
    String requires = "requires org.genera.api; requires p.base;";
    workshop.install("overlap", "p.overlap", part("p.overlap", requires, "p.base", hiding));
    expect("overlap", "do not fit together", "p.overlap", "package p.base");

    Path twice = workshop.install("twice", withMetric("p.twice", "twice"));
    Files.copy(twice, twice.resolveSibling("again.jar"));
    expect("twice", "again.jar", "p.twice.jar", "Keep one");

    workshop.install("original", withMetric("p.original", "original"));
    workshop.addModule("copy", workshop.directory("original").resolve("modules/p.original.jar"));
    expect("original", "more than once", "copy");
    expect("copy", "more than once", "original");

    workshop.install("useless", new ModuleSource("p.useless").type("A", "class A {}"));
    expect("useless", "requires org.genera.api");
  }

  /** A module whose package does not have its name. */
  private Path part(String module, String directives, String packageName, Path... jars) {
    Path source = workshop.scratch();
    Path classes = workshop.scratch();
    List<Path> path = new ArrayList<>(List.of(jars));
    path.add(Compiler.api());
    String descriptor = "module " + module + " { " + directives + " }";
    String type = "package " + packageName + "; class G {}";
    Compiler.javac(
        classes,
        List.of(
            "--module-path",
            Compiler.path(path),
            Compiler.write(source.resolve("module-info.java"), descriptor).toString(),
            Compiler.write(source.resolve("G.java"), type).toString()));
    return classes;
  }

  private void buildBadFiles() throws IOException {
    Path corrupt = workshop.install("corrupt", withMetric("p.corrupt", "corrupt"));
    Files.write(corrupt, Arrays.copyOf(Files.readAllBytes(corrupt), 500));
    expect("corrupt", "damaged", "p.corrupt.jar");
    Path second = workshop.install("half", withMetric("p.half", "half"));
    Files.write(second.resolveSibling("b.jar"), new byte[] {'P', 'K', 3, 4, 0});
    expect("half", "damaged", "b.jar");
    workshop.install("badlib", withMetric("p.badlib", "badlib"));
    Compiler.write(workshop.directory("badlib").resolve("lib/text.jar"), "no jar");
    expect("badlib", "damaged", "text.jar");
    Files.createDirectories(workshop.directory("empty").resolve("modules"));
    expect("empty", "no module in it");
    Files.createDirectories(workshop.directory("bare"));
    expect("bare", "no module in it");
    Files.copy(
        workshop.directory("a-good").resolve("modules/p.good.jar"),
        workshop.plugins().resolve("stray.jar"));
    expect("stray.jar", "a directory, not a jar");
    Path unnamed = workshop.install("unnamed", withMetric("p.unnamed", "unnamed"));
    Compiler.pack(Files.createDirectories(workshop.scratch()), unnamed.resolveSibling("1-2.jar"));
    expect("unnamed", "no valid module", "1-2.jar");
  }

  private void buildTooNew() throws IOException {
    tooNew("newdescriptor", "module-info.class");
    tooNew("newclass", "p/newclass/F.class");
  }

  /** Java 55 has class files of version 99. */
  private void tooNew(String id, String file) throws IOException {
    Path classes = workshop.classes(withMetric("p." + id, id));
    Compiler.setClassFileVersion(classes.resolve(file), 99);
    workshop.install(id, "p." + id, classes);
    expect(id, "needs Java 55", "this is Java " + Runtime.version().feature());
  }

  /** Each is compiled against a form of the other that does not require it back. */
  private void buildCycle() {
    ModuleSource alone = plugin("p.cyclea").type("A", "public class A {}");
    workshop.install(
        "cycleb", withMetric("p.cycleb", "cycleb").requires("p.cyclea", workshop.jar(alone)));
    ModuleSource other = plugin("p.cycleb").type("B", "public class B {}");
    workshop.install(
        "cyclea", withMetric("p.cyclea", "cyclea").requires("p.cycleb", workshop.jar(other)));
    expect("cyclea", "circle", "cyclea -> cycleb -> cyclea");
    expect("cycleb", "circle", "cycleb -> cyclea -> cycleb");
  }

  @TestFactory
  Stream<DynamicTest> eachIsReportedOnceWithPathAndReason() {
    return expected.entrySet().stream()
        .map(each -> dynamicTest(each.getKey(), () -> isReported(each.getKey(), each.getValue())));
  }

  private void isReported(String id, List<String> fragments) {
    List<PluginProblem> own =
        catalog.problems().stream()
            .filter(problem -> problem.location().orElseThrow().startsWith(workshop.directory(id)))
            .toList();
    assertEquals(1, own.size(), own::toString);
    String message = own.get(0).message();
    for (String fragment : fragments) {
      assertTrue(message.contains(fragment), message);
    }
    assertTrue(message.endsWith(".") && !message.contains("\n"), message);
  }

  @Test
  void nothingElseIsReported() {
    assertEquals(expected.size(), catalog.problems().size(), () -> catalog.problems().toString());
  }

  @Test
  void theGoodOnesWork() {
    assertEquals(
        List.of("base", "good", "good-2", "owner"),
        catalog.find(Metric.class).stream().map(Found::name).toList());
    assertEquals(List.of(), catalog.find(EngineFactory.class));
  }

  @Test
  void directoriesShowTheirProblems() {
    List<String> sound =
        catalog.directories().stream()
            .filter(directory -> directory.problems().isEmpty())
            .map(PluginDirectory::id)
            .toList();
    assertEquals(List.of("a-good", "base", "owner", "z-good"), sound);
  }
}
