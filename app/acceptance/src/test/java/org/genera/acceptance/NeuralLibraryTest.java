package org.genera.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.genera.acceptance.Distribution.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Deeplearning4j in the distribution: two strangers' families on the one library. */
class NeuralLibraryTest {

  private static final Path SOURCES = Path.of("src/test/resources/third-party-neural");
  private static final Pattern IDENTITY = Pattern.compile("ND4J (\\d+)");

  @TempDir Path directory;

  @Test
  void twoFamiliesShareOneLibraryAndItsNativeOneIsNamedWhereItIsMissing() throws IOException {
    Distribution distribution = Distribution.built().copyTo(directory.resolve("a distribution"));
    install(distribution, "a");
    install(distribution, "b");

    String families = distribution.run(directory, "families", "--json").expect(0).out();
    List<String> identities =
        IDENTITY.matcher(families).results().map(found -> found.group(1)).toList();
    assertEquals(2, identities.size(), families);
    assertEquals(identities.get(0), identities.get(1), "one ND4J in a process");

    Outcome product = fit(distribution).expect(7);
    assertEquals("genera: The sum is 27.\n", product.err());

    removeNativeLibrary(distribution);
    Outcome missing = fit(distribution).expect(6);
    assertTrue(missing.err().contains("-P native-"), missing.err());
    assertEquals(1, missing.err().lines().count(), missing.err());
  }

  private Outcome fit(Distribution distribution) {
    return distribution.run(
        directory, "fit", "net-a", "toy:ring?n=50", "--out", directory.resolve("m.genera") + "");
  }

  private static void removeNativeLibrary(Distribution distribution) throws IOException {
    for (Path jar : jars(distribution.plugins().resolve("neural/lib"))) {
      if (jar.getFileName().toString().matches("nd4j-native-[0-9].*-(linux|macosx|windows)-.*")) {
        Files.delete(jar);
      }
    }
  }

  /** The same family by another name in another module. */
  private void install(Distribution distribution, String letter) throws IOException {
    Path sources = directory.resolve("sources-" + letter);
    try (Stream<Path> files = Files.walk(SOURCES)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy =
            sources.resolve(SOURCES.relativize(file).toString().replace("net/", letter + "/"));
        Files.createDirectories(copy.getParent());
        Files.writeString(
            copy,
            Files.readString(file)
                .replace("com.acme.net", "com.acme." + letter)
                .replace("net-a", "net-" + letter));
      }
    }
    PluginCompiler.compile(
        sources,
        modules(distribution),
        jars(distribution.plugins().resolve("neural/lib")),
        distribution.plugins().resolve("net-" + letter + "/modules/net.jar"));
  }

  private static List<Path> modules(Distribution distribution) throws IOException {
    List<Path> modules = new ArrayList<>(jars(distribution.home().resolve("lib")));
    modules.addAll(jars(distribution.plugins().resolve("neural/modules")));
    modules.addAll(jars(distribution.plugins().resolve("numerics/modules")));
    return modules;
  }

  private static List<Path> jars(Path directory) throws IOException {
    try (Stream<Path> jars = Files.list(directory)) {
      return jars.sorted(Comparator.naturalOrder()).toList();
    }
  }
}
