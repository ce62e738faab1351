package org.genera.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.genera.acceptance.Distribution.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The storeys of the assembled distribution: what is in which, and that each resolves. */
class LayersTest {

  private static final Distribution DISTRIBUTION = Distribution.built();

  @Test
  void theBootLayerHoldsNothingButApiAndLauncher() {
    Set<String> names = names(ModuleFinder.of(DISTRIBUTION.home().resolve("lib")));
    assertEquals(Set.of("org.genera.api", "org.genera.launcher"), names);
    assertTrue(
        ModuleFinder.of(DISTRIBUTION.home().resolve("lib")).findAll().stream()
            .noneMatch(m -> m.descriptor().isAutomatic()));
  }

  @Test
  void theHostLayerResolvesOnTheBootLayer() {
    Configuration boot =
        ModuleLayer.boot()
            .configuration()
            .resolve(
                ModuleFinder.of(DISTRIBUTION.home().resolve("lib")),
                ModuleFinder.of(),
                Set.of("org.genera.launcher", "org.genera.api"));
    ModuleFinder host = ModuleFinder.of(DISTRIBUTION.home().resolve("host"));
    Configuration resolved =
        Configuration.resolve(host, List.of(boot), ModuleFinder.of(), names(host));
    ModuleLayer bootLayer =
        ModuleLayer.boot().defineModulesWithOneLoader(boot, ClassLoader.getPlatformClassLoader());
    ModuleLayer layer =
        ModuleLayer.defineModulesWithOneLoader(
                resolved, List.of(bootLayer), ClassLoader.getPlatformClassLoader())
            .layer();
    assertTrue(layer.findModule("org.genera.core").isPresent());
    assertNotSame(bootLayer, layer);
  }

  @Test
  void everyPluginOfTheDistributionLoads(@TempDir Path directory) {
    Outcome outcome = DISTRIBUTION.run(directory, "plugins").expect(0);
    for (String plugin :
        List.of(
            "gmm",
            "naive-bayes",
            "hmm",
            "logistic",
            "csv",
            "npy",
            "sequences",
            "images",
            "toy",
            "samplers",
            "metrics",
            "numerics",
            "likelihoods")) {
      assertTrue(outcome.out().contains(plugin), outcome.out());
    }
    assertEquals("", outcome.err());
  }

  private static Set<String> names(ModuleFinder finder) {
    return finder.findAll().stream()
        .map(m -> m.descriptor().name())
        .collect(java.util.stream.Collectors.toSet());
  }
}
