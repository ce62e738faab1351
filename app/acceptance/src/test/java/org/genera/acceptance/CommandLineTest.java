package org.genera.acceptance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.genera.acceptance.Distribution.Outcome;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What users type and what they see, through the real launcher. */
class CommandLineTest {

  private static final Distribution GENERA = Distribution.built();

  @TempDir Path directory;

  @Test
  void theDemoRunsTheMainJob() {
    Outcome demo = GENERA.run(directory, "demo").expect(0);
    assertTrue(
        demo.out().contains("fit") && demo.out().contains("sample") && demo.out().contains("score"),
        demo.out());
    assertEquals("", demo.err());
  }

  @Test
  void faithfulGivesThePublishedMixture() throws IOException {
    String json = fitFaithful("f.genera", "--json", "--threads", "1");
    assertTrue(number(json, "logLikelihood") >= -1130.28, json);
    assertTrue(number(json, "bic") <= 2322.3, json);
    assertEquals(272, number(json, "rows"));

    fitFaithful("f2.genera", "--threads", "2");
    assertArrayEquals(read("f.genera"), read("f2.genera"), "same bytes at 1 and 2 threads");
  }

  @Test
  void conditionalSamplesHaveTheModelsConditionalMean() throws IOException {
    fitFaithful("f.genera");
    GENERA
        .run(
            directory,
            "sample",
            "f.genera",
            "-n",
            "20000",
            "--given",
            "waiting=80",
            "--out",
            "s.csv",
            "--seed",
            "3")
        .expect(0);
    Files.writeString(directory.resolve("given.csv"), "eruptions,waiting\n,80\n");
    GENERA
        .run(directory, "impute", "f.genera", "given.csv", "--out", "mean.csv", "--mode", "mean")
        .expect(0);
    assertEquals(mean("mean.csv", "eruptions"), mean("s.csv", "eruptions"), 0.02);
    assertEquals(80, mean("s.csv", "waiting"));
  }

  @Test
  void aLabelIsToldFromTheFeatures() throws IOException {
    String data = shared("penguins/penguins.csv");
    GENERA
        .run(
            directory,
            "fit",
            "gmm",
            data,
            "--label",
            "species",
            "--ignore",
            "island",
            "--ignore",
            "sex",
            "--ignore",
            "year",
            "--out",
            "p.genera")
        .expect(0);
    String json =
        GENERA
            .run(directory, "classify", "p.genera", data, "--json", "--out", "p.csv")
            .expect(0)
            .out();
    assertEquals(344, number(json, "rows"));
    assertTrue(number(json, "accuracy") > 0.96, json);
    assertTrue(number(json, "logLoss") < 0.1, json);
    var lines = Files.readAllLines(directory.resolve("p.csv"));
    assertEquals("species,p(Adelie),p(Chinstrap),p(Gentoo)", lines.get(0));
    assertTrue(lines.get(1).startsWith("Adelie,"), lines.get(1));
    assertEquals(345, lines.size());
    Files.writeString(
        directory.resolve("unlabelled.csv"), "bill_length_mm,bill_depth_mm\n39.1,18.7\n");
    String unlabelled =
        GENERA.run(directory, "classify", "p.genera", "unlabelled.csv", "--json").expect(0).out();
    assertFalse(unlabelled.contains("accuracy"), unlabelled);
  }

  @Test
  void familiesAreComparedOnFolds() {
    List<String> compare =
        List.of("compare", "toy:blobs?n=600&seed=1&label=true", "--label", "mode");
    List<String> how =
        List.of("--families", "gmm", "--folds", "4", "-o", "gmm.covariance=tied", "--labelled");
    Outcome tables = GENERA.run(directory, args(compare, how, List.of("0.01,0.5"))).expect(0);
    assertTrue(tables.out().contains("4, stratified; figures are pooled"), tables.out());
    assertTrue(tables.out().matches("(?s).*\\n  gmm +[01]\\.\\d{4} .*"), tables.out());
    assertTrue(tables.out().contains("sample, density, impute, classify"), tables.out());
    assertEquals(2, tables.out().lines().filter(line -> line.matches("  0\\.(01|5) .*")).count());

    String json = compareJson(compare, how, "1");
    assertEquals(600, number(json, "testRows"));
    assertTrue(number(json, "accuracy") > 0.98, json);
    assertTrue(number(json, "brierScore") < 0.05, json);
    assertTrue(number(json, "calibrationError") < 0.02, json);
    assertEquals(withoutTimes(json), withoutTimes(compareJson(compare, how, "2")));
  }

  private String compareJson(List<String> compare, List<String> how, String threads) {
    List<String> more = List.of("0.1", "--json", "--threads", threads);
    return GENERA.run(directory, args(compare, how, more)).expect(0).out();
  }

  private static String[] args(List<String> first, List<String> second, List<String> third) {
    List<String> all = new ArrayList<>(first);
    all.addAll(second);
    all.addAll(third);
    return all.toArray(String[]::new);
  }

  private static String withoutTimes(String json) {
    return json.replaceAll("\"(fitSeconds|threads)\":[^,}]+", "");
  }

  @Test
  void aComparisonOnTestDataSaysWhatFitAndClassifySay() {
    String train = "toy:blobs?n=300&seed=1&label=true";
    String test = "toy:blobs?n=300&seed=2&label=true";
    GENERA.run(directory, "fit", "gmm", train, "--label", "mode", "--out", "b.genera").expect(0);
    String classified =
        GENERA.run(directory, "classify", "b.genera", test, "--json").expect(0).out();
    String scored = GENERA.run(directory, "score", "b.genera", test, "--json").expect(0).out();
    String compared =
        GENERA
            .run(
                directory,
                "compare",
                train,
                "--test",
                test,
                "--label",
                "mode",
                "--families",
                "gmm",
                "--json")
            .expect(0)
            .out();
    for (String key : List.of("accuracy", "logLoss", "brierScore", "calibrationError")) {
      assertEquals(number(classified, key), number(compared, key), key);
    }
    assertEquals(number(scored, "meanLogLikelihood"), number(compared, "meanLogLikelihood"));
  }

  @Test
  void whatCannotBeComparedIsSaidBeforeDataAreRead() throws IOException {
    expectError(2, "'gmm'", "compare", "nowhere.csv", "--label", "y", "--families", "gnm");
    expectError(2, "'gmm' is named", "compare", "no.csv", "--label", "y", "--families", "gmm,gmm");
    expectError(
        2,
        "gmm.components=",
        "compare",
        "nowhere.csv",
        "--label",
        "y",
        "--families",
        "gmm",
        "-o",
        "components=2");
    Files.writeString(directory.resolve("words.csv"), "a,b,y\n1,u,p\n2,v,q\n3,u,p\n4,v,q\n");
    expectError(
        4, "'b'", "compare", "words.csv", "--label", "y", "--families", "gmm", "--folds", "2");
    expectError(2, "no label", "compare", "words.csv", "--families", "gmm");
  }

  @Test
  void aModelWithoutALabelClassifiesNothing() {
    GENERA.run(directory, "fit", "gmm", "toy:ring?n=100", "--out", "r.genera").expect(0);
    expectError(2, "fit it anew with --label", "classify", "r.genera", "toy:ring?n=100");
  }

  @Test
  void anOutputNeverReplacesWhatIsRead() throws IOException {
    Files.writeString(directory.resolve("kept.csv"), "a,b=c\n1,2\n3,4\n5,5\n");
    GENERA.run(directory, "fit", "gmm", "kept.csv", "--out", "kept.genera").expect(0);
    expectError(2, "kept.csv", "convert", "kept.csv", "--out", "kept.csv", "--force");
    expectError(
        2, "kept.csv", "impute", "kept.genera", "kept.csv", "--out", "csv:kept.csv", "--force");
    expectError(2, "kept.csv", "fit", "gmm", "kept.csv", "--out", "kept.csv", "--force");
    assertEquals("a,b=c\n1,2\n3,4\n5,5\n", Files.readString(directory.resolve("kept.csv")));
    String drawn =
        GENERA
            .run(directory, "sample", "kept.genera", "-n", "1", "--given", "b=c=4", "--out", "-")
            .expect(0)
            .out();
    assertTrue(drawn.endsWith(",4\n"), drawn);
  }

  @Test
  void anUpdateWithoutTheWeightColumnSaysSo() throws IOException {
    Files.writeString(directory.resolve("weighted.csv"), "x,w\n1,2\n3,1\n5,1\n4,2\n");
    Files.writeString(directory.resolve("plain.csv"), "x\n1\n3\n2\n");
    GENERA
        .run(directory, "fit", "gmm", "weighted.csv", "--weight", "w", "--out", "weighted.genera")
        .expect(0);
    String said =
        GENERA
            .run(directory, "update", "weighted.genera", "plain.csv", "--out", "more.genera")
            .expect(0)
            .err();
    assertTrue(said.contains("no column 'w'"), said);
    String info = GENERA.run(directory, "info", "more.genera").expect(0).out();
    assertTrue(info.matches("(?s).*figures updated rows +3\\n.*"), info);
    assertFalse(info.contains("data digest"), info);
  }

  @Test
  void aModelLearnsFromMoreRows() throws IOException {
    GENERA
        .run(
            directory,
            "fit",
            "gmm",
            "toy:blobs?n=9000&seed=1",
            "-o",
            "components=3",
            "--out",
            "b.genera")
        .expect(0);
    String json =
        GENERA
            .run(
                directory,
                "update",
                "b.genera",
                "toy:blobs?n=9000&seed=2",
                "--out",
                "c.genera",
                "--json",
                "--threads",
                "1")
            .expect(0)
            .out();
    assertEquals(9000, number(json, "rows"));
    assertEquals(18000, number(json, "rowsInAll"));
    assertEquals(3, number(json, "steps"));
    GENERA
        .run(
            directory,
            "update",
            "b.genera",
            "toy:blobs?n=9000&seed=2",
            "--out",
            "d.genera",
            "--threads",
            "2")
        .expect(0);
    assertArrayEquals(read("c.genera"), read("d.genera"), "same bytes at 1 and 2 threads");
  }

  @Test
  void theChoiceOfComponentsIsPrintedAsATable() {
    Outcome fit =
        GENERA
            .run(
                directory,
                "fit",
                "gmm",
                "toy:blobs?n=300&seed=1",
                "-o",
                "components=1..3",
                "-o",
                "covariance=auto",
                "--out",
                "b.genera")
            .expect(0);
    assertTrue(fit.out().contains("CANDIDATE"), fit.out());
    assertEquals(
        12,
        fit.out()
            .lines()
            .filter(line -> line.matches("  (full|tied|diagonal|spherical),[123] .*"))
            .count(),
        fit.out());
    assertEquals(
        1,
        fit.out().lines().filter(line -> line.endsWith(" yes") && line.startsWith("  ")).count(),
        fit.out());
  }

  @Test
  void theModelFileIsAPlainSafetensorsFile() throws IOException {
    GENERA
        .run(
            directory,
            "fit",
            "gmm",
            "toy:blobs?n=300&seed=1",
            "-o",
            "components=3",
            "--out",
            "b.genera")
        .expect(0);
    ByteBuffer file = ByteBuffer.wrap(read("b.genera")).order(ByteOrder.LITTLE_ENDIAN);
    byte[] header = new byte[(int) file.getLong()];
    file.get(header);
    String text = new String(header, StandardCharsets.UTF_8);
    assertTrue(
        text.contains("\"__metadata__\"") && text.contains("\"F64\"") && text.contains("\"means\""),
        text);
  }

  @Test
  void errorsSayWhatToDoAndLeaveNothingBehind() throws IOException {
    expectError(2, "gmm", "fit", "gnm", "toy:ring", "--out", "x.genera");
    expectError(
        2, "components", "fit", "gmm", "toy:ring", "-o", "component=2", "--out", "x.genera");
    expectError(
        2, "at least 1", "fit", "gmm", "toy:ring", "-o", "components=0", "--out", "x.genera");
    expectError(4, "nowhere.csv", "fit", "gmm", "nowhere.csv", "--out", "x.genera");
    Files.writeString(directory.resolve("empty.csv"), "");
    expectError(4, "empty.csv", "fit", "gmm", "empty.csv", "--out", "x.genera");
    Files.writeString(directory.resolve("ragged.csv"), "a,b\n1,2\n3\n");
    expectError(4, "ragged.csv:3", "fit", "gmm", "ragged.csv", "--out", "x.genera");
    Files.writeString(directory.resolve("words.csv"), "a,b\n1,x\n2,y\n3,x\n");
    expectError(4, "'b'", "fit", "gmm", "words.csv", "--out", "x.genera");
    Files.writeString(directory.resolve("no model"), "this is no model");
    expectError(5, "no model", "sample", "no model", "-n", "3", "--out", "x.genera");
    assertFalse(Files.exists(directory.resolve("x.genera")));
  }

  @Test
  void anExistingOutputIsKeptUnlessForced() throws IOException {
    Files.writeString(directory.resolve("old.genera"), "old");
    Outcome refused =
        GENERA.run(directory, "fit", "gmm", "toy:ring?n=100", "--out", "old.genera").expect(2);
    assertTrue(refused.err().contains("--force"), refused.err());
    assertEquals("old", Files.readString(directory.resolve("old.genera")));
    GENERA
        .run(directory, "fit", "gmm", "toy:ring?n=100", "--out", "old.genera", "--force")
        .expect(0);
    assertTrue(Files.size(directory.resolve("old.genera")) > 100);
  }

  @Test
  void fitsAndScoresMoreThanFitsInMemory() throws IOException {
    Map<String, String> small = Map.of("GENERA_JAVA_OPTS", "-Xmx64m");
    GENERA.run(directory, "convert", "toy:ring?n=2000000&seed=1", "--out", "big.npy").expect(0);
    GENERA
        .run(
            directory,
            small,
            "fit",
            "gmm",
            "big.npy",
            "-o",
            "components=2",
            "-o",
            "max-iterations=3",
            "-o",
            "starts=1",
            "--out",
            "b.genera")
        .expect(0);
    String json =
        GENERA.run(directory, small, "score", "b.genera", "big.npy", "--json").expect(0).out();
    assertEquals(2000000, number(json, "rows"));
  }

  private void expectError(int code, String mentions, String... args) {
    Outcome outcome = GENERA.run(directory, args).expect(code);
    assertTrue(outcome.err().contains(mentions), outcome.err());
    assertFalse(outcome.err().contains("\tat "), "no stack trace: " + outcome.err());
  }

  private String fitFaithful(String model, String... more) {
    List<String> args = new ArrayList<>(List.of("fit", "gmm", shared("faithful/faithful.csv")));
    args.addAll(List.of("--ignore", "rownames", "-o", "components=2", "--out", model));
    args.addAll(List.of(more));
    return GENERA.run(directory, args.toArray(String[]::new)).expect(0).out();
  }

  private static String shared(String name) {
    Path file =
        Path.of(System.getProperty("genera.root"), "../shared/data/tabular", name).normalize();
    Assumptions.assumeTrue(Files.exists(file), "needs " + file);
    return file.toAbsolutePath().toString();
  }

  private byte[] read(String name) throws IOException {
    return Files.readAllBytes(directory.resolve(name));
  }

  private double mean(String name, String column) throws IOException {
    var lines = Files.readAllLines(directory.resolve(name));
    int index = List.of(lines.get(0).split(",")).indexOf(column);
    return lines.stream()
        .skip(1)
        .mapToDouble(line -> Double.parseDouble(line.split(",")[index]))
        .average()
        .orElseThrow();
  }

  private static double number(String json, String key) {
    Matcher matcher = Pattern.compile("\"" + key + "\"\\s*:\\s*(-?[0-9.eE+-]+)").matcher(json);
    assertTrue(matcher.find(), key + " in " + json);
    return Double.parseDouble(matcher.group(1));
  }
}
