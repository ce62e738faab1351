package org.genera.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import org.genera.api.Plugin;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher in a process of its own, with a small application in place of the real one. */
class LauncherTest {

  private static final String MAIN =
      """
      package org.genera.app;
      public final class Main {
        public static int run(java.nio.file.Path home, String[] args) {
          Module base = Object.class.getModule();
          Module core = Main.class.getModule().getLayer().findModule("org.genera.core").orElseThrow();
          if (args[0].equals("throw")) { throw new IllegalStateException("boom"); }
          boolean context = Thread.currentThread().getContextClassLoader() == Main.class.getClassLoader();
          System.out.println(home.getFileName() + " " + String.join(" ", args));
          System.out.println("context " + context + " opened " + base.isOpen("java.lang", core));
          System.out.println("host sees launcher's boot layer " + (Main.class.getModule().getLayer() != ModuleLayer.boot()));
          return 42;
        }
      }
      """;

  @TempDir Path home;

  private record Outcome(int exitCode, String out, String err) {}

  @BeforeEach
  void install() throws IOException {
    compile("org.genera.core", "module org.genera.core {}", "package org.genera.core; class C {}");
    compile("org.genera.app", "module org.genera.app { requires org.genera.core; }", MAIN);
  }

  private void compile(String module, String descriptor, String main) throws IOException {
    Path source = Files.createDirectories(home.resolve("source").resolve(module));
    Path type = source.resolve(main.contains("class Main") ? "Main.java" : "C.java");
    StringWriter messages = new StringWriter();
    PrintWriter out = new PrintWriter(messages);
    int failures =
        ToolProvider.findFirst("javac")
            .orElseThrow()
            .run(
                out,
                out,
                "--release",
                "17",
                "--module-path",
                home.resolve("host").toString(),
                "-d",
                home.resolve("host").resolve(module).toString(),
                Files.writeString(source.resolve("module-info.java"), descriptor).toString(),
                Files.writeString(type, main).toString());
    assertEquals(0, failures, messages::toString);
  }

  private Outcome run(String... args) throws IOException, InterruptedException {
    return java(List.of("-Dgenera.home=" + home), args);
  }

  private Outcome java(List<String> options, String... args)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--add-opens=java.base/java.lang=org.genera.launcher");
    command.addAll(options);
    command.add(
        "--module-path=" + location(Launcher.class) + File.pathSeparator + location(Plugin.class));
    command.addAll(List.of("--module", "org.genera.launcher/org.genera.launcher.Launcher"));
    command.addAll(List.of(args));
    Path out = home.resolve("out.txt");
    Path err = home.resolve("err.txt");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    return new Outcome(process.waitFor(), Files.readString(out), Files.readString(err));
  }

  private static Path location(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void theApplicationRunsInTheHostLayerAndItsExitCodeIsTheProcesss()
      throws IOException, InterruptedException {
    Outcome outcome = run("fit", "gmm");
    assertEquals("", outcome.err());
    assertEquals(
        List.of(
            home.getFileName() + " fit gmm",
            "context true opened true",
            "host sees launcher's boot layer true"),
        outcome.out().lines().toList());
    assertEquals(42, outcome.exitCode());
  }

  @Test
  void helpIsPrintedFromTheFileOfTheBuild() throws IOException, InterruptedException {
    Files.writeString(home.resolve("help.txt"), "Usage: genera – …\n");
    for (String[] args : List.of(new String[] {"--help"}, new String[] {"-h"}, new String[0])) {
      assertEquals(new Outcome(0, "Usage: genera – …\n", ""), run(args));
    }
  }

  @Test
  void withoutThatFileTheApplicationHelps() throws IOException, InterruptedException {
    assertEquals(42, run("--help").exitCode());
  }

  @Test
  void theVersionIsThatOfTheApi() throws IOException, InterruptedException {
    String version = Plugin.class.getModule().getDescriptor().rawVersion().orElseThrow();
    Outcome outcome = run("--version");
    assertEquals(
        List.of("genera " + version, "Java " + Runtime.version()), outcome.out().lines().toList());
    assertEquals(0, outcome.exitCode());
  }

  @Test
  void aDamagedHomeIsOneClearLine() throws IOException, InterruptedException {
    assertDamaged(java(List.of(), "demo"), "genera.home is not set");
    Files.move(home.resolve("host/org.genera.core"), home.resolve("core"));
    assertDamaged(run("demo"), "org.genera.core");
    Files.move(home.resolve("host/org.genera.app"), home.resolve("app"));
    assertDamaged(run("demo"), "org.genera.app");
    Files.write(home.resolve("host/bad.jar"), new byte[] {1, 2, 3});
    assertDamaged(run("demo"), "bad.jar");
    Files.delete(home.resolve("host/bad.jar"));
    Files.delete(home.resolve("host"));
    assertDamaged(run("demo"), "is missing");
  }

  private static void assertDamaged(Outcome outcome, String what) {
    assertEquals(9, outcome.exitCode(), outcome.err());
    assertEquals(1, outcome.err().lines().count(), outcome.err());
    assertTrue(outcome.err().contains(what), outcome.err());
    assertTrue(outcome.err().endsWith("Install Genera again.\n"), outcome.err());
  }

  @Test
  void aDefectOfTheApplicationIsReported() throws IOException, InterruptedException {
    Outcome outcome = run("throw");
    assertEquals(1, outcome.exitCode());
    assertTrue(outcome.err().contains("IllegalStateException: boom"), outcome.err());
  }
}
