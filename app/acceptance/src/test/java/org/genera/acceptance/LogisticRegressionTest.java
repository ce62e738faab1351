package org.genera.acceptance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.genera.acceptance.Distribution.Outcome;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The discriminative model as users meet it: it classifies, and says why it does nothing else. */
class LogisticRegressionTest {

  private static final Distribution GENERA = Distribution.built();

  @TempDir Path directory;

  private Outcome fit(String data, String label, String model, String... more) {
    String[] args = {"fit", "logistic", data, "--label", label, "--out", model, "--json"};
    String[] all = java.util.Arrays.copyOf(args, args.length + more.length);
    System.arraycopy(more, 0, all, args.length, more.length);
    return GENERA.run(directory, all).expect(0);
  }

  /** scikit-learn 1.2.1 reaches 0.853 with the same columns. */
  @Test
  void incomesOfTheCensusAreToldAsWellAsElsewhere() throws IOException {
    String fit = fit(shared("adult/adult.csv"), "income", "a.genera", "--threads", "1").out();
    assertTrue(fit.matches("(?s).*\"converged\"\\s*:\\s*true.*"), fit);
    String json =
        GENERA
            .run(directory, "classify", "a.genera", shared("adult/test.csv"), "--json")
            .expect(0)
            .out();
    assertEquals(16281, number(json, "labelledRows"));
    assertEquals(0.853, number(json, "accuracy"), 0.002);
    assertTrue(number(json, "logLoss") < 0.32, json);
    fit(shared("adult/adult.csv"), "income", "b.genera", "--threads", "2");
    assertArrayEquals(
        Files.readAllBytes(directory.resolve("a.genera")),
        Files.readAllBytes(directory.resolve("b.genera")),
        "same bytes at 1 and 2 threads");
  }

  @Test
  void whatNeedsTheDensityOfFeaturesIsRefusedWithTheReasonAndTheFamiliesThatHaveIt() {
    String data = "toy:blobs?n=200&seed=1&label=true";
    fit(data, "mode", "m.genera");
    refused("ancestral-sampling", "sample", "m.genera", "-n", "3", "--out", "s.csv");
    refused("conditioning", "sample", "m.genera", "-n", "3", "--given", "x=1", "--out", "s.csv");
    refused("density", "score", "m.genera", data);
    refused("conditioning", "impute", "m.genera", data, "--out", "i.csv");
    String update = refusal("update", "m.genera", data, "--out", "u.genera");
    assertTrue(
        update.contains("lacks the capability 'updatable'. Families that have it: "), update);
  }

  private void refused(String capability, String... args) {
    String message = refusal(args);
    assertTrue(
        message.contains(
            "models p(y | x) only, not p(x): it lacks the capability '" + capability + "'."),
        message);
    assertTrue(message.matches("(?s).*Families that have it: .*gmm.*"), message);
  }

  private String refusal(String... args) {
    Outcome outcome = GENERA.run(directory, args).expect(2);
    assertFalse(outcome.err().contains("\tat "), outcome.err());
    return outcome.err();
  }

  private static String shared(String name) {
    Path file =
        Path.of(System.getProperty("genera.root"), "../shared/data/tabular", name).normalize();
    Assumptions.assumeTrue(Files.exists(file), "needs " + file);
    return file.toAbsolutePath().toString();
  }

  private static double number(String json, String key) {
    Matcher matcher = Pattern.compile("\"" + key + "\"\\s*:\\s*(-?[0-9.eE+-]+)").matcher(json);
    assertTrue(matcher.find(), key + " in " + json);
    return Double.parseDouble(matcher.group(1));
  }
}
