package org.genera.core.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.genera.api.Plugin;

/** Runs javac, and packs what comes out. */
final class Compiler {

  private static final ToolProvider JAVAC = ToolProvider.findFirst("javac").orElseThrow();

  private Compiler() {}

  /** Where the API of this test lies: a jar, or a directory of classes. */
  static Path api() {
    try {
      return Path.of(Plugin.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  static void javac(Path classes, List<String> arguments) {
    StringWriter messages = new StringWriter();
    PrintWriter out = new PrintWriter(messages);
    String[] all =
        Stream.concat(
                Stream.of("--release", "17", "-nowarn", "-d", classes.toString()),
                arguments.stream())
            .toArray(String[]::new);
    assertEquals(0, JAVAC.run(out, out, all), messages::toString);
  }

  static String path(List<Path> entries) {
    return entries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  static Path write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Path pack(Path classes, Path jar) {
    try {
      Files.createDirectories(jar.getParent());
      try (OutputStream out = Files.newOutputStream(jar);
          JarOutputStream packed = new JarOutputStream(out)) {
        for (Path file : files(classes)) {
          packed.putNextEntry(
              new JarEntry(classes.relativize(file).toString().replace(File.separatorChar, '/')));
          Files.copy(file, packed);
          packed.closeEntry();
        }
      }
      return jar;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The API's classes as if they were of another version, or of none that is recorded. */
  static Path apiOfVersion(Path target, List<String> versionOption) throws IOException {
    Path api = api();
    if (Files.isDirectory(api)) {
      copy(api, target);
    } else {
      try (FileSystem jar = FileSystems.newFileSystem(api)) {
        copy(jar.getPath("/"), target);
      }
    }
    String exports =
        Plugin.class.getModule().getDescriptor().exports().stream()
            .map(each -> "exports " + each.source() + ";")
            .collect(Collectors.joining(" "));
    Path descriptor =
        write(target.resolve("module-info.java"), "module org.genera.api { " + exports + " }");
    javac(target, Stream.concat(versionOption.stream(), Stream.of(descriptor.toString())).toList());
    return target;
  }

  static void setClassFileVersion(Path classFile, int major) throws IOException {
    byte[] content = Files.readAllBytes(classFile);
    content[7] = (byte) major;
    Files.write(classFile, content);
  }

  static List<Path> files(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    for (Path file : files(from)) {
      Path target = to.resolve(from.relativize(file).toString());
      Files.createDirectories(target.getParent());
      Files.copy(file, target);
    }
  }
}
