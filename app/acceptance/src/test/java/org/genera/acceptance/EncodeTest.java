package org.genera.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.genera.acceptance.Distribution.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is behind rows. */
class EncodeTest {

  private static final Distribution GENERA = Distribution.built();

  @TempDir Path directory;

  private void fit(String family, String... options) {
    List<String> arguments =
        new java.util.ArrayList<>(
            List.of("fit", family, "toy:blobs?n=300&seed=1&label=true", "--out", "m.genera"));
    arguments.addAll(List.of(options));
    GENERA.run(directory, arguments.toArray(new String[0])).expect(0);
  }

  @Test
  void membershipsOfAMixtureStandBesideWhatTheModelDoesNotKnow() throws IOException {
    fit("gmm", "--ignore", "mode", "-o", "components=3");
    Files.writeString(directory.resolve("rows.csv"), "key,x,y\nfirst,0,0\nsecond,,1\n");
    Outcome encoded = GENERA.run(directory, "encode", "m.genera", "rows.csv", "--out", "-");
    List<String> lines = encoded.expect(0).out().lines().toList();
    assertEquals("key,p(1),p(2),p(3)", lines.get(0));
    assertEquals(3, lines.size());
    for (String line : lines.subList(1, 3)) {
      String[] cells = line.split(",");
      double sum = 0;
      for (int c = 1; c < cells.length; c++) {
        sum += Double.parseDouble(cells[c]);
      }
      assertEquals(1, sum, 1e-12, line);
    }
    assertTrue(lines.get(2).startsWith("second,"));
  }

  @Test
  void aModelOfLabelsAloneSaysWhatItLacks() {
    fit("logistic", "--label", "mode");
    Outcome encoded =
        GENERA
            .run(directory, "encode", "m.genera", "toy:blobs?n=3&seed=1", "--out", "e.csv")
            .expect(2);
    assertTrue(encoded.err().contains("lacks the capability 'mixture-membership'"), encoded.err());
    assertTrue(encoded.err().contains("gmm, naive-bayes"), encoded.err());
  }
}
