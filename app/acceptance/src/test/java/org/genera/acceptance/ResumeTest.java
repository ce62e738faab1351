package org.genera.acceptance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.genera.acceptance.Distribution.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A training whose process is killed goes on as if nothing had happened. */
class ResumeTest {

  private static final Distribution GENERA = Distribution.built();
  private static final List<String> AVERAGED =
      List.of("-o", "ema=0.99", "-o", "rate-schedule=cosine", "-o", "rate-warm-up=1");

  @TempDir Path directory;

  private List<String> fit(String model, String threads, List<String> options) {
    List<String> words =
        new ArrayList<>(List.of("fit", "vae", "toy:digits8?n=12000&seed=1", "--ignore", "label"));
    words.addAll(List.of("-o", "hidden=64", "-o", "latent=8", "-o", "epochs=12", "--json"));
    words.addAll(List.of("--out", model, "--threads", threads));
    words.addAll(options);
    return words;
  }

  private Outcome run(List<String> words) {
    return GENERA.run(directory, words.toArray(String[]::new));
  }

  /** Ends the process once it has kept a state; without force it can say goodbye. */
  private String end(List<String> words, boolean force) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(GENERA.home().resolve("bin/genera").toString()));
    command.addAll(words);
    Process process =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("killed.txt").toFile())
            .start();
    while (!process.waitFor(20, TimeUnit.MILLISECONDS)
        && !Files.exists(directory.resolve("state"))) {
      // neither has ended nor has kept a state
    }
    if (force) {
      process.destroyForcibly();
    } else {
      process.destroy();
    }
    process.waitFor();
    String printed = Files.readString(directory.resolve("killed.txt"));
    assertTrue(Files.exists(directory.resolve("state")), printed);
    return printed;
  }

  private void killedAndResumed(String threads, List<String> options)
      throws IOException, InterruptedException {
    run(fit("whole.genera", "2", options)).expect(0);
    List<String> kept = fit("resumed.genera", threads, options);
    kept.addAll(List.of("--checkpoint", "state", "--checkpoint-every", "0.05", "--resume"));
    end(kept, true);
    assertFalse(Files.exists(directory.resolve("resumed.genera")));
    Outcome resumed = run(kept).expect(0);
    assertTrue(resumed.out().contains("\"resumed\":true"), resumed.out());
    assertArrayEquals(
        Files.readAllBytes(directory.resolve("whole.genera")),
        Files.readAllBytes(directory.resolve("resumed.genera")));
    assertFalse(Files.exists(directory.resolve("state")), "it is not needed any more");
  }

  @Test
  void onOneThread() throws IOException, InterruptedException {
    killedAndResumed("1", List.of());
  }

  @Test
  void onTwoThreadsWithAveragedWeightsAndASchedule() throws IOException, InterruptedException {
    killedAndResumed("2", AVERAGED);
  }

  @Test
  void whoStopsIsToldHowToGoOn() throws IOException, InterruptedException {
    List<String> kept = fit("stopped.genera", "2", List.of());
    kept.addAll(List.of("--checkpoint", "state", "--checkpoint-every", "0.05"));
    String printed = end(kept, false);
    assertTrue(printed.contains("The same command with --resume goes on from 'state'."), printed);
    Outcome again = run(kept).expect(2);
    assertTrue(again.err().contains("exists already. Go on from it with --resume"), again.err());
  }

  @Test
  void aFamilyThatKeepsNoStateSaysSo() {
    Outcome refused =
        GENERA.run(
            directory,
            "fit",
            "gmm",
            "toy:moons?n=200&seed=1",
            "--out",
            "m.genera",
            "--checkpoint",
            "state");
    refused.expect(2);
    assertTrue(refused.err().contains("keeps no checkpoints"), refused.err());
  }
}
