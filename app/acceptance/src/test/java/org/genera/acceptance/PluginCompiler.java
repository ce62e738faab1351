package org.genera.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * Compiles a plugin as a stranger would, against the API alone, and packs it as a plugin directory.
 */
final class PluginCompiler {

  private PluginCompiler() {}

  static void compile(Path sources, List<Path> modulePath, Path jar) throws IOException {
    compile(sources, modulePath, List.of(), jar);
  }

  /** The same with jars that are no modules. */
  static void compile(Path sources, List<Path> modulePath, List<Path> classPath, Path jar)
      throws IOException {
    Path classes = Files.createTempDirectory("classes");
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--release",
                "17",
                "--module-version",
                "1.0",
                "-d",
                classes.toString(),
                "--module-path",
                path(modulePath)));
    if (!classPath.isEmpty()) {
      String name = module(sources);
      arguments.addAll(
          List.of("--class-path", path(classPath), "--add-reads", name + "=ALL-UNNAMED"));
    }
    try (Stream<Path> files = Files.walk(sources)) {
      files.map(Path::toString).filter(file -> file.endsWith(".java")).forEach(arguments::add);
    }
    assertEquals(
        0,
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, arguments.toArray(String[]::new)),
        "javac");
    Files.createDirectories(jar.getParent());
    pack(classes, jar);
  }

  private static String path(List<Path> jars) {
    return String.join(java.io.File.pathSeparator, jars.stream().map(Path::toString).toList());
  }

  private static String module(Path sources) throws IOException {
    return Files.readString(sources.resolve("module-info.java")).split("\\s+")[1];
  }

  private static void pack(Path classes, Path jar) throws IOException {
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream packed = new JarOutputStream(out);
        Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        packed.putNextEntry(new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
        Files.copy(file, packed);
        packed.closeEntry();
      }
    }
  }
}
