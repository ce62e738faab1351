package org.genera.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.genera.acceptance.Distribution.Outcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is written of series: in the columns that were read, with their keys, and what cannot be.
 */
class SeriesOutputTest {

  private static final Distribution GENERA = Distribution.built();
  private static final String[] KEYS = {"--series", "machine", "--order", "hour"};

  @TempDir Path directory;

  @BeforeEach
  void data() throws IOException {
    StringBuilder table = new StringBuilder("hour,machine,load,mood,note\n");
    for (int machine = 1; machine <= 6; machine++) {
      for (int hour = 1; hour <= 8; hour++) {
        boolean bad = hour > 4;
        table.append(hour).append(",m").append(machine).append(',');
        table.append((bad ? 20.5 : 0.5) + (machine * hour) % 3 / 4.0);
        table.append(bad ? ",bad" : ",good").append(",n\n");
      }
    }
    Files.writeString(directory.resolve("train.csv"), table);
    Files.writeString(
        directory.resolve("gaps.csv"),
        """
        hour,machine,load,mood,note
        1,m1,0.5,,a
        2,m1,,,b
        1,m2,1e300,,c
        2,m2,,,d
        1,m3,20.5,odd,e
        4,m3,0.75,good,f
        5,m3,20.5,bad,g
        """);
    run("fit", "hmm", "train.csv", "--state", "mood", "--ignore", "note", "--out", "m.genera");
  }

  private Outcome run(String... args) {
    return GENERA
        .run(directory, Stream.of(args, KEYS).flatMap(Arrays::stream).toArray(String[]::new))
        .expect(0);
  }

  private List<String> lines(String file) throws IOException {
    return Files.readAllLines(directory.resolve(file));
  }

  /** What is filled has the columns that went in, in their order; nothing else changes. */
  @Test
  void aFilledTableHasTheColumnsThatWentIn() throws IOException {
    String known = String.join("\n", lines("gaps.csv")).replace("odd", "bad");
    Files.writeString(directory.resolve("known.csv"), known);
    String said =
        run("impute", "m.genera", "known.csv", "--mode", "mode", "--out", "full.csv").err();
    assertTrue(said.contains("Row 2 holds what is impossible"), said);
    List<String> lines = lines("full.csv");
    assertEquals("hour,machine,load,mood,note", lines.get(0));
    assertEquals("1,m1,0.5,good,a", lines.get(1));
    assertTrue(lines.get(2).matches("2,m1,[0-9.]+,good,b"), lines.get(2));
    assertTrue(lines.get(3).startsWith("1,m2,1.0E300,"), lines.get(3));
    assertEquals(8, lines.size());
  }

  /** Where a chain ends, so do the steps that are drawn and what names them. */
  @Test
  void continuationsAreNamedAsFarAsTheyGo() throws IOException {
    run(
        "fit",
        "hmm",
        "train.csv",
        "--state",
        "mood",
        "--ignore",
        "note",
        "-o",
        "ends=true",
        "--out",
        "e.genera");
    run(
        "sample",
        "e.genera",
        "--continue",
        "train.csv",
        "--steps",
        "9",
        "--with-prefix",
        "--out",
        "on.csv");
    List<String> lines = lines("on.csv");
    String header = lines.get(0);
    int hour = List.of(header.split(",")).indexOf("hour");
    int rows = lines.size() - 1;
    assertTrue(rows > 6 * 8 && rows < 6 * 17, rows + " rows");
    int last = 0;
    for (String line : lines.subList(1, lines.size())) {
      int at = Integer.parseInt(line.split(",")[hour]);
      assertTrue(at == last + 1 || at == 1, line);
      last = at;
    }
  }

  /** A single series in a table has no key, neither before nor after. */
  @Test
  void aTableOfOneSeriesStaysOne() throws IOException {
    Files.writeString(directory.resolve("one.csv"), "load,hour\n0.5,1\n,2\n20.5,3\n");
    GENERA
        .run(
            directory,
            "impute",
            "m.genera",
            "one.csv",
            "--order",
            "hour",
            "--mode",
            "mode",
            "--out",
            "one-full.csv")
        .expect(0);
    assertTrue(lines("one-full.csv").get(0).startsWith("load,hour"), lines("one-full.csv").get(0));
    assertEquals("0.5,1", lines("one-full.csv").get(1).substring(0, 5));
  }

  /** A state that the training lacks is told, and its steps count as if it were not. */
  @Test
  void unknownStatesAreToldAndLeftOut() throws IOException {
    Outcome decoded = run("decode", "m.genera", "gaps.csv", "--out", "states.csv", "--json");
    assertTrue(
        decoded
            .err()
            .contains(
                "1 cell has a level that the model does not know, in column mood;"
                    + " counted as unknown states."),
        decoded.err());
    assertTrue(decoded.out().contains("\"labelledSteps\":2,\"accuracy\":"), decoded.out());
    assertTrue(
        decoded
            .err()
            .contains(
                "Series 2 is impossible in the model, and nothing is told of it:"
                    + " step 1 has 'load' = 1.0E300"),
        decoded.err());
    List<String> lines = lines("states.csv");
    assertEquals("machine,hour,state,probability", lines.get(0));
    assertEquals(List.of("m2,1,,", "m2,2,,"), lines.subList(3, 5));
    Outcome paths =
        run("decode", "m.genera", "gaps.csv", "--paths", "2", "--out", "p.csv", "--json");
    assertTrue(paths.out().contains("\"labelledSteps\":2,\"accuracy\":"), paths.out());
    run("decode", "m.genera", "gaps.csv", "--method", "path", "--out", "path.csv");
    assertEquals("machine,hour,state", lines("path.csv").get(0));
  }

  /** Order that rises unevenly does not go on, and that is said. */
  @Test
  void unevenStepsDoNotGoOn() throws IOException {
    Outcome ahead = run("forecast", "m.genera", "gaps.csv", "--horizon", "2", "--out", "next.csv");
    assertTrue(ahead.err().contains("What comes in hour is left empty"), ahead.err());
    assertTrue(lines("next.csv").get(1).startsWith("m1,3,1,"), lines("next.csv").get(1));
    assertTrue(lines("next.csv").get(5).startsWith("m3,,1,"), lines("next.csv").get(5));
  }

  @Test
  void scoresAndClassesHaveTheKeysOfTheirSeries() throws IOException {
    Outcome scored = run("score", "m.genera", "gaps.csv", "--out", "scores.csv", "--json");
    assertEquals("machine,logDensity", lines("scores.csv").get(0));
    assertTrue(scored.out().contains("\"meanPer\":\"series\""), scored.out());
    assertTrue(lines("scores.csv").get(2).startsWith("m2,"), lines("scores.csv").get(2));
    StringBuilder table = new StringBuilder("machine,hour,kind,load\n");
    for (int machine = 1; machine <= 6; machine++) {
      for (int hour = 1; hour <= 5; hour++) {
        table.append(machine).append(',').append(hour).append(machine % 2 == 0 ? ",a," : ",b,");
        table.append(machine % 2 * 10 + hour % 3 + 0.5).append('\n');
      }
    }
    Files.writeString(directory.resolve("kinds.csv"), table);
    run("fit", "hmm", "kinds.csv", "--label", "kind", "--out", "kinds.genera");
    run("classify", "kinds.genera", "kinds.csv", "--out", "told.csv");
    assertEquals("machine,kind,p(a),p(b)", lines("told.csv").get(0));
    assertTrue(lines("told.csv").get(1).startsWith("1,b,"), lines("told.csv").get(1));
  }

  /** Levels of steps that the training lacks follow the option of the fit. */
  @Test
  void unknownLevelsOfStepsFollowTheOption() throws IOException {
    Files.writeString(directory.resolve("words.txt"), "abab\nbaba\nabababab\nba\n".repeat(5));
    Files.writeString(directory.resolve("other.txt"), "abcb\n");
    Files.writeString(directory.resolve("known.txt"), "abab\n");
    for (String unseen : List.of("smoothed", "ignored")) {
      String model = unseen + ".genera";
      GENERA
          .run(directory, "fit", "hmm", "words.txt", "-o", "unseen=" + unseen, "--out", model)
          .expect(0);
      Outcome scored = GENERA.run(directory, "score", model, "other.txt").expect(0);
      assertTrue(scored.err().contains("in column symbol; counted as"), scored.err());
      assertTrue(!scored.out().contains("-inf"), scored.out());
      GENERA.run(directory, "decode", model, "other.txt", "--out", unseen + ".csv").expect(0);
    }
    GENERA
        .run(directory, "fit", "hmm", "words.txt", "-o", "unseen=error", "--out", "e.genera")
        .expect(0);
    String refused =
        GENERA.run(directory, "decode", "e.genera", "other.txt", "--out", "x.csv").expect(4).err();
    assertTrue(refused.contains("Row 1, step 3, column 'symbol'"), refused);
  }

  @Test
  void whatCannotHaveAnEffectIsRefused() throws IOException {
    Files.writeString(directory.resolve("words.txt"), "abab\nbaba\n");
    Outcome fitted =
        GENERA
            .run(
                directory,
                "fit",
                "hmm",
                "words.txt",
                "-o",
                "variance-floor=0.1",
                "--out",
                "x.genera")
            .expect(2);
    assertTrue(fitted.err().contains("'variance-floor' has no effect"), fitted.err());
    Outcome inspected = GENERA.run(directory, "inspect", "m.genera").expect(4);
    assertTrue(inspected.err().contains("genera info m.genera"), inspected.err());
  }
}
