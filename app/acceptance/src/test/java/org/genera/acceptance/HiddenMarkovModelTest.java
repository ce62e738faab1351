package org.genera.acceptance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.genera.acceptance.Distribution.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models of series as users meet them: long tables and texts go in, states and texts come out. */
class HiddenMarkovModelTest {

  private static final Distribution GENERA = Distribution.built();

  @TempDir Path directory;

  private static final String LONG =
      """
      machine,hour,faults
      a,1,1
      a,2,0
      a,3,19
      a,4,21
      b,1,22
      b,2,20
      b,3,
      b,4,0
      b,5,1
      """;

  @Test
  void statesOfALongTableAreDecodedIntoALongTable() throws IOException {
    Files.writeString(directory.resolve("faults.csv"), LONG);
    String[] columns = {"--series", "machine", "--order", "hour"};
    for (String threads : List.of("1", "2")) {
      run(
          columns,
          "fit",
          "hmm",
          "faults.csv",
          "-o",
          "emission.faults=poisson",
          "--out",
          "m" + threads + ".genera",
          "--threads",
          threads);
    }
    assertArrayEquals(
        Files.readAllBytes(directory.resolve("m1.genera")),
        Files.readAllBytes(directory.resolve("m2.genera")),
        "same bytes at 1 and 2 threads");
    for (String method : List.of("viterbi", "posterior", "filter")) {
      run(
          columns,
          "decode",
          "m1.genera",
          "faults.csv",
          "--method",
          method,
          "--out",
          method + ".csv");
      List<String> lines = Files.readAllLines(directory.resolve(method + ".csv"));
      assertEquals("machine,hour,state,probability", lines.get(0));
      List<String> states = lines.stream().skip(1).map(line -> line.split(",")[2]).toList();
      assertEquals(9, states.size());
      // Of a step without an observation only those after it tell more than those before it.
      List<Integer> quiet = method.equals("filter") ? List.of(0, 1, 7, 8) : List.of(0, 1, 6, 7, 8);
      assertEquals(1, quiet.stream().map(states::get).distinct().count());
      assertEquals(1, List.of(2, 3, 4, 5).stream().map(states::get).distinct().count());
      assertTrue(!states.get(0).equals(states.get(2)), states.toString());
    }
  }

  /** The first path is the one that decode finds, and what names series and steps is there. */
  @Test
  void pathsFollowEachOther() throws IOException {
    Files.writeString(directory.resolve("faults.csv"), LONG);
    String[] columns = {"--series", "machine", "--order", "hour"};
    run(
        columns,
        "fit",
        "hmm",
        "faults.csv",
        "-o",
        "emission.faults=poisson",
        "-o",
        "training=viterbi",
        "--out",
        "m.genera");
    run(columns, "decode", "m.genera", "faults.csv", "--out", "best.csv");
    run(columns, "decode", "m.genera", "faults.csv", "--paths", "3", "--out", "paths.csv");
    List<String> lines = Files.readAllLines(directory.resolve("paths.csv"));
    assertEquals("machine,path,logProbability,hour,state", lines.get(0));
    assertEquals(1 + 3 * 9, lines.size());
    List<String> first =
        lines.stream()
            .map(line -> line.split(","))
            .filter(cells -> cells[1].equals("1"))
            .map(cells -> cells[0] + "," + cells[3] + "," + cells[4])
            .toList();
    List<String> best =
        Files.readAllLines(directory.resolve("best.csv")).stream()
            .skip(1)
            .map(line -> line.substring(0, line.lastIndexOf(',')))
            .toList();
    assertEquals(best, first);
  }

  /** What names series and steps goes on: hours by one, where they have risen by one throughout. */
  @Test
  void seriesGoOnAfterTheirLastStep() throws IOException {
    Files.writeString(directory.resolve("faults.csv"), LONG);
    String[] columns = {"--series", "machine", "--order", "hour"};
    run(
        columns,
        "fit",
        "hmm",
        "faults.csv",
        "-o",
        "emission.faults=poisson",
        "--out",
        "m.genera",
        "--force");
    run(
        columns,
        "forecast",
        "m.genera",
        "faults.csv",
        "--horizon",
        "3",
        "--intervals",
        "0.5,0.9",
        "--out",
        "next.csv");
    List<String> lines = Files.readAllLines(directory.resolve("next.csv"));
    assertEquals(
        "machine,hour,step,faults.mean,faults.low-50,faults.high-50,faults.low-90,faults.high-90,"
            + "state-1,state-2",
        lines.get(0));
    assertEquals(7, lines.size());
    assertTrue(lines.get(1).startsWith("a,5,1,"), lines.get(1));
    assertTrue(lines.get(6).startsWith("b,8,3,"), lines.get(6));
    run(
        columns,
        "sample",
        "m.genera",
        "--continue",
        "faults.csv",
        "--steps",
        "2",
        "--with-prefix",
        "--out",
        "more.csv");
    List<String> more = Files.readAllLines(directory.resolve("more.csv"));
    assertEquals("machine,hour,faults", more.get(0));
    assertEquals(1 + 9 + 4, more.size());
    assertEquals("a,1,1", more.get(1));
    assertTrue(more.get(6).matches("a,6,\\d+"), more.get(6));
    String usage = GENERA.run(directory, "sample", "m.genera", "--out", "x.csv").expect(2).err();
    assertTrue(usage.contains("-n N"), usage);
  }

  /** Where the data tell the states, decoding says how many of them it found. */
  @Test
  void knownStatesAreCompared() throws IOException {
    StringBuilder table = new StringBuilder("machine,faults,mood\n");
    for (int machine = 0; machine < 10; machine++) {
      for (int hour = 0; hour < 8; hour++) {
        boolean bad = hour >= 4;
        table
            .append(machine)
            .append(bad ? ",2" : ",")
            .append(hour)
            .append(bad ? ",bad\n" : ",good\n");
      }
    }
    Files.writeString(directory.resolve("moods.csv"), table);
    String[] columns = {"--series", "machine"};
    run(
        new String[0],
        "fit",
        "hmm",
        "moods.csv",
        "--series",
        "machine",
        "--state",
        "mood",
        "--out",
        "mood.genera");
    String said =
        run(columns, "decode", "mood.genera", "moods.csv", "--out", "found.csv", "--json").out();
    assertTrue(said.contains("\"labelledSteps\":80,\"accuracy\":1"), said);
    assertEquals(
        "machine,state,probability", Files.readAllLines(directory.resolve("found.csv")).get(0));
  }

  /** A label beside the series makes a classifier, of which the command says how good it is. */
  @Test
  void labelledSeriesAreClassified() throws IOException {
    StringBuilder table = new StringBuilder("run,kind,level\n");
    for (int run = 0; run < 20; run++) {
      for (int t = 0; t < 12; t++) {
        boolean flips = run % 2 == 0;
        int level = (flips ? t % 2 : t / 6) * 10;
        table
            .append(run)
            .append(flips ? ",flips," : ",stays,")
            .append(level + (run * 7 + t * 3) % 4);
        table.append('\n');
      }
    }
    Files.writeString(directory.resolve("runs.csv"), table);
    String[] columns = {"--series", "run"};
    run(columns, "fit", "hmm", "runs.csv", "--label", "kind", "--out", "kinds.genera");
    String said =
        run(columns, "classify", "kinds.genera", "runs.csv", "--out", "told.csv", "--json").out();
    assertTrue(said.contains("\"accuracy\":1"), said);
    run(columns, "decode", "kinds.genera", "runs.csv", "--out", "behind.csv");
    assertEquals(
        "run,kind,state,probability", Files.readAllLines(directory.resolve("behind.csv")).get(0));
    run(new String[0], "sample", "kinds.genera", "-n", "5", "--out", "new.csv");
    assertEquals("series,kind,level", Files.readAllLines(directory.resolve("new.csv")).get(0));
  }

  private Outcome run(String[] columns, String... args) {
    String[] all = java.util.Arrays.copyOf(args, args.length + columns.length);
    System.arraycopy(columns, 0, all, args.length, columns.length);
    return GENERA.run(directory, all).expect(0);
  }

  @Test
  void aModelOfLinesWritesLines() throws IOException {
    Files.writeString(directory.resolve("lines.txt"), "abab\nbaba\nabababab\nba\n".repeat(20));
    GENERA
        .run(directory, "fit", "hmm", "lines.txt", "-o", "states=2", "--out", "t.genera")
        .expect(0);
    GENERA.run(directory, "sample", "t.genera", "-n", "5", "--out", "drawn.txt").expect(0);
    List<String> lines = Files.readAllLines(directory.resolve("drawn.txt"));
    assertEquals(5, lines.size());
    for (String line : lines) {
      assertTrue(line.matches("[ab]+") && List.of(2, 4, 8).contains(line.length()), line);
    }
    String other =
        GENERA
            .run(
                directory,
                "decode",
                "t.genera",
                "lines.txt",
                "--out",
                "s.jsonl",
                "--method",
                "best")
            .expect(2)
            .err();
    assertTrue(other.contains("viterbi"), other);
  }

  @Test
  void whatIsNoSeriesIsRefusedWithTheFlagsThatMakeIt() {
    Outcome outcome =
        GENERA.run(directory, "fit", "hmm", "toy:ring?n=50", "--out", "r.genera").expect(4);
    assertTrue(outcome.err().contains("--series COL"), outcome.err());
  }
}
