package org.genera.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The embedding example, run as an application on a module path and on a class path. */
class EmbeddingTest {

  private static final Path APPLICATION =
      Path.of(System.getProperty("genera.embedding")).toAbsolutePath().normalize();
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();

  @TempDir Path directory;

  @Test
  void bothPathsGiveTheSameModel() throws IOException {
    String modular =
        run(
            "--module-path",
            APPLICATION.toString(),
            "--module",
            "org.genera.example/org.genera.example.EmbeddingExample");
    byte[] modularModel = Files.readAllBytes(directory.resolve("builder/ring.genera"));
    String flat = run("--class-path", APPLICATION + "/*", "org.genera.example.EmbeddingExample");

    assertTrue(modular.contains("gmm") && modular.contains("toy"), modular);
    assertEquals(figures(modular), figures(flat));
    assertEquals(
        2,
        figures(modular).size(),
        "one figure through the builder, one through an injector: " + modular);
    assertEquals(
        weights(modularModel),
        weights(Files.readAllBytes(directory.resolve("injector/ring.genera"))));
  }

  private String run(String... arguments) {
    List<String> command = new ArrayList<>(List.of(JAVA));
    command.addAll(List.of(arguments));
    command.add(directory.toString());
    return Distribution.start(directory, Map.of(), command).expect(0).out();
  }

  private static List<String> figures(String out) {
    return out.lines().filter(line -> line.contains("log-likelihood")).collect(Collectors.toList());
  }

  /**
   * The tensors of a model file, without header (which names the platform's version) and checksum.
   */
  private static String weights(byte[] file) {
    int header =
        (int) java.nio.ByteBuffer.wrap(file).order(java.nio.ByteOrder.LITTLE_ENDIAN).getLong();
    return java.util.HexFormat.of().formatHex(file, 8 + header, file.length - 32);
  }

  @Test
  void theApplicationHoldsNoCommandLine() throws IOException {
    try (Stream<Path> jars = Files.list(APPLICATION)) {
      List<String> names = jars.map(jar -> jar.getFileName().toString()).toList();
      assertTrue(
          names.stream()
              .noneMatch(name -> name.startsWith("picocli") || name.startsWith("genera-cli")),
          names.toString());
    }
  }
}
