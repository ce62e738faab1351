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
    for (String method : List.of("viterbi", "posterior")) {
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
      assertEquals("machine,state,probability", lines.get(0));
      List<String> states = lines.stream().skip(1).map(line -> line.split(",")[1]).toList();
      assertEquals(9, states.size());
      assertEquals(1, List.of(0, 1, 6, 7, 8).stream().map(states::get).distinct().count());
      assertEquals(1, List.of(2, 3, 4, 5).stream().map(states::get).distinct().count());
      assertTrue(!states.get(0).equals(states.get(2)), states.toString());
    }
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
