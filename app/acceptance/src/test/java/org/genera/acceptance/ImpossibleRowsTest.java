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

/** What users see of rows to which a model gives the probability zero. */
class ImpossibleRowsTest {

  private static final Distribution GENERA = Distribution.built();

  @TempDir Path directory;

  /** Without smoothing no a is blue, and no b is red. */
  @BeforeEach
  void aModelThatExcludesColours() throws IOException {
    Files.writeString(
        directory.resolve("train.csv"),
        "colour,form,kind\nred,round,a\nred,long,a\nblue,long,b\nblue,round,b\n");
    GENERA
        .run(
            directory,
            "fit",
            "naive-bayes",
            "train.csv",
            "--label",
            "kind",
            "-o",
            "smoothing=0",
            "--out",
            "m.genera")
        .expect(0);
  }

  @Test
  void noRowIsDrawnFromImpossibleValues() {
    Outcome drawn =
        GENERA
            .run(
                directory,
                "sample",
                "m.genera",
                "-n",
                "3",
                "--given",
                "colour=red",
                "--given",
                "kind=b",
                "--out",
                "-")
            .expect(4);
    assertEquals("", drawn.out());
    assertTrue(drawn.err().contains("impossible in the model (colour, kind)"), drawn.err());
  }

  @Test
  void gapsFilledInVainAreCounted() throws IOException {
    Files.writeString(
        directory.resolve("gaps.csv"), "colour,form,kind\nred,,a\nred,,b\nblue,long,a\n");
    Outcome filled =
        GENERA.run(directory, "impute", "m.genera", "gaps.csv", "--out", "f.csv").expect(0);
    assertTrue(filled.out().contains("impossible rows  1\n"), filled.out());
    assertTrue(filled.err().contains("Row 2 holds what is impossible"), filled.err());
  }

  @Test
  void anInfiniteLogLikelihoodIsShownAsWhatItIs() throws IOException {
    GENERA
        .run(
            directory,
            "fit",
            "naive-bayes",
            "train.csv",
            "--schema",
            schemaWithGreen(),
            "--label",
            "kind",
            "-o",
            "smoothing=0",
            "--out",
            "g.genera")
        .expect(0);
    Files.writeString(directory.resolve("green.csv"), "colour,form\ngreen,round\nred,\n");
    String scored = GENERA.run(directory, "score", "g.genera", "green.csv").expect(0).out();
    assertTrue(scored.contains("mean log likelihood  -inf\n"), scored);
    assertTrue(scored.contains("impossible rows      1\n"), scored);
    assertTrue(
        GENERA
            .run(directory, "score", "g.genera", "green.csv", "--json")
            .expect(0)
            .out()
            .contains("\"logLikelihood\":null"));
  }

  private String schemaWithGreen() throws IOException {
    GENERA.run(directory, "inspect", "train.csv", "--out", "schema.json").expect(0);
    Path file = directory.resolve("schema.json");
    String text = Files.readString(file);
    Files.writeString(file, text.replace("\"red\"", "\"green\",\"red\""));
    return "schema.json";
  }
}
