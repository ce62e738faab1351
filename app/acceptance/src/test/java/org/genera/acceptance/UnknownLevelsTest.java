package org.genera.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.genera.acceptance.Distribution.Outcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A colour that no training row has. */
class UnknownLevelsTest {

  private static final Distribution GENERA = Distribution.built();

  @TempDir Path directory;

  @BeforeEach
  void data() throws IOException {
    Files.writeString(
        directory.resolve("train.csv"),
        "colour,form,kind\nred,round,a\nred,long,a\nred,round,a\nblue,long,b\nblue,long,b\n");
    Files.writeString(
        directory.resolve("test.csv"), "colour,form,kind\nred,round,a\ngreen,long,b\n");
    Files.writeString(directory.resolve("gap.csv"), "colour,form,kind\nred,round,a\n,long,b\n");
  }

  private String fit(String unseen) {
    String model = unseen + ".genera";
    GENERA
        .run(
            directory,
            "fit",
            "naive-bayes",
            "train.csv",
            "--label",
            "kind",
            "-o",
            "unseen=" + unseen,
            "--out",
            model)
        .expect(0);
    return model;
  }

  private String classes(String model, String data) {
    return GENERA.run(directory, "classify", model, data, "--out", "-").expect(0).out();
  }

  @Test
  void theModelsOptionSaysWhatItCountsAs() {
    String ignored = fit("ignored");
    assertEquals(classes(ignored, "gap.csv"), classes(ignored, "test.csv"));
    Outcome scored = GENERA.run(directory, "score", fit("smoothed"), "test.csv").expect(0);
    assertTrue(
        scored.err().contains("1 cell has a level that the model does not know, in column colour"),
        scored.err());
    Outcome refused = GENERA.run(directory, "classify", fit("error"), "test.csv").expect(4);
    assertTrue(
        refused.err().contains("test.csv:3:1: column 'colour': unknown level 'green'"),
        refused.err());
  }

  @Test
  void oneFamilyThatRefusesItDoesNotEndAComparison() {
    Outcome compared =
        GENERA
            .run(
                directory,
                "compare",
                "train.csv",
                "--test",
                "test.csv",
                "--label",
                "kind",
                "--families",
                "naive-bayes,logistic",
                "-o",
                "naive-bayes.unseen=error")
            .expect(0);
    assertTrue(compared.out().contains("Row 2, column 'colour' has a level"), compared.out());
    assertTrue(compared.out().matches("(?s).*\\n  logistic +[01]\\.\\d{4}.*"), compared.out());
  }
}
