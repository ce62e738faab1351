package org.genera.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.genera.acceptance.Distribution.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Data in which a model's features are not, or only some of them, and options for no feature. */
class LackingFeaturesTest {

  private static final Distribution GENERA = Distribution.built();
  private static final String DATA = "toy:blobs?n=200&seed=1&label=true";

  @TempDir Path directory;

  private Outcome fit(String... more) {
    String[] args = {"fit", "naive-bayes", DATA, "--label", "mode", "--out", "m.genera"};
    String[] all = java.util.Arrays.copyOf(args, args.length + more.length);
    System.arraycopy(more, 0, all, args.length, more.length);
    return GENERA.run(directory, all);
  }

  @Test
  void lackingFeaturesAreWarnedOfAndAbsenceOfAllIsRefused() throws IOException {
    String report = fit().expect(0).out();
    assertTrue(
        report.matches("(?s).*likelihood\\.x +[a-z-]+\\s+likelihood\\.y +[a-z-]+.*"), report);
    Files.writeString(directory.resolve("some.csv"), "y,mode\n0.5,0\n1.5,0\n");
    Files.writeString(directory.resolve("label.csv"), "mode\n0\n0\n");
    for (String command : new String[] {"classify", "score"}) {
      String warned = GENERA.run(directory, command, "m.genera", "some.csv").expect(0).err();
      assertEquals(
          "genera: warning: some.csv lacks a feature that is wanted, missing in every row: x.",
          warned.strip());
      String refused = GENERA.run(directory, command, "m.genera", "label.csv").expect(4).err();
      assertTrue(refused.contains("(x, y) is in the data, which have mode"), refused);
      assertEquals("", GENERA.run(directory, command, "m.genera", DATA).expect(0).err());
    }
  }

  @Test
  void anOptionForNoFeatureIsRefused() {
    for (String name : new String[] {"NOSUCH", "mode", "z*"}) {
      String refused = fit("-o", "likelihood." + name + "=gaussian").expect(2).err();
      assertTrue(refused.contains("'likelihood." + name + "'"), refused);
      assertTrue(refused.contains("Features: x, y."), refused);
    }
  }
}
