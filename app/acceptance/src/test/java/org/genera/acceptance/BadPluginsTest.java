package org.genera.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.genera.acceptance.Distribution.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Bad plugins in a real distribution: each is reported with its path, and the good ones work. The
 * zoo itself is tested in core.
 */
class BadPluginsTest {

  @TempDir Path directory;

  @Test
  void badPluginsAreReportedAndHideNoOther() throws IOException {
    Distribution distribution = Distribution.built().copyTo(directory.resolve("distribution"));
    Files.createDirectories(distribution.plugins().resolve("nothing"));
    Path corrupt =
        Files.createDirectories(distribution.plugins().resolve("corrupt/modules"))
            .resolve("corrupt.jar");
    Files.write(corrupt, new byte[] {'P', 'K', 3, 4, 0});

    Outcome plugins = distribution.run(directory, "plugins");
    String all = plugins.out() + plugins.err();
    assertTrue(all.contains("nothing") && all.contains("corrupt"), all);
    distribution
        .run(directory, "fit", "gmm", "toy:blobs?n=200&seed=1", "--out", "m.genera")
        .expect(0);
  }

  @Test
  void twoPluginsOfOneNameAreBothOutAndNamed() throws IOException {
    Distribution distribution = Distribution.built().copyTo(directory.resolve("distribution"));
    new Distribution(distribution.plugins().resolve("toy"))
        .copyTo(distribution.plugins().resolve("toy-again"));

    Outcome outcome = distribution.run(directory, "inspect", "toy:ring");
    assertTrue(outcome.exitCode() != 0, outcome.out());
    Outcome plugins = distribution.run(directory, "plugins");
    assertTrue(
        (plugins.out() + plugins.err()).contains("toy-again"), plugins.out() + plugins.err());
    assertEquals(0, distribution.run(directory, "families").exitCode());
  }
}
