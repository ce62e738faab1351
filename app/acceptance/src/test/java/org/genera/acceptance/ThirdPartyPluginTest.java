package org.genera.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.genera.acceptance.Distribution.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A stranger's family, with its own version of a library that the host has too, dropped into a
 * distribution.
 */
class ThirdPartyPluginTest {

  private static final Path SOURCES = Path.of("src/test/resources/third-party");

  @TempDir Path directory;

  @Test
  void fitsSavesLoadsAndSamplesThroughTheRealLauncher() throws IOException {
    Distribution distribution = Distribution.built().copyTo(directory.resolve("a distribution"));
    install(distribution);
    Files.writeString(directory.resolve("waits.csv"), waits());

    String families = distribution.run(directory, "families", "gamma").expect(0).out();
    assertTrue(families.contains("picocli 4.7.5"), families);
    assertFalse(hostPicocli(distribution).contains("4.7.5"));

    Outcome fit =
        distribution
            .run(directory, "fit", "gamma", "waits.csv", "--out", "waits.genera", "--json")
            .expect(0);
    assertTrue(fit.out().contains("\"family\""), fit.out());
    assertTrue(
        distribution.run(directory, "info", "waits.genera").expect(0).out().contains("gamma"));
    distribution
        .run(directory, "sample", "waits.genera", "-n", "4000", "--out", "sample.csv")
        .expect(0);

    double[] sample =
        Files.readAllLines(directory.resolve("sample.csv")).stream()
            .skip(1)
            .mapToDouble(Double::parseDouble)
            .toArray();
    assertEquals(4000, sample.length);
    assertEquals(
        6, DoubleStream.of(sample).average().orElseThrow(), 0.3, "the mean of the training rows");

    Outcome score = distribution.run(directory, "score", "waits.genera", "waits.csv").expect(2);
    assertTrue(score.err().contains("'density'") && score.err().contains("gmm"), score.err());
  }

  @Test
  void withoutItsPluginAModelSaysWhatItNeeds() throws IOException {
    Distribution with = Distribution.built().copyTo(directory.resolve("with"));
    install(with);
    Files.writeString(directory.resolve("waits.csv"), waits());
    with.run(directory, "fit", "gamma", "waits.csv", "--out", "waits.genera").expect(0);

    Outcome without =
        Distribution.built().run(directory, "sample", "waits.genera", "-n", "1", "--out", "x.csv");
    assertTrue(without.exitCode() != 0 && without.err().contains("gamma"), without.err());
    assertFalse(Files.exists(directory.resolve("x.csv")));
  }

  private static void install(Distribution distribution) throws IOException {
    Path modules = distribution.plugins().resolve("gamma/modules");
    Path picocli = Path.of(System.getProperty("genera.other-version"), "picocli-4.7.5.jar");
    Path api = api(distribution);
    PluginCompiler.compile(SOURCES, List.of(api, picocli), modules.resolve("acme-gamma.jar"));
    Files.copy(picocli, modules.resolve("picocli-4.7.5.jar"));
  }

  private static Path api(Distribution distribution) throws IOException {
    try (Stream<Path> jars = Files.list(distribution.home().resolve("lib"))) {
      return jars.filter(jar -> jar.getFileName().toString().startsWith("genera-api"))
          .findFirst()
          .orElseThrow();
    }
  }

  private static String hostPicocli(Distribution distribution) throws IOException {
    try (Stream<Path> jars = Files.list(distribution.home().resolve("host"))) {
      return jars.map(jar -> jar.getFileName().toString())
          .filter(name -> name.startsWith("picocli"))
          .findFirst()
          .orElseThrow();
    }
  }

  /** 200 waiting times with mean 6 and standard deviation 2, evenly spread. */
  private static String waits() {
    StringBuilder text = new StringBuilder("wait\n");
    for (int i = 0; i < 200; i++) {
      text.append(6 + 2 * Math.sqrt(3) * ((i + 0.5) / 100 - 1)).append('\n');
    }
    return text.toString();
  }
}
