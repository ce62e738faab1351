package org.genera.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.core.CheckpointRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointOptionsTest {

  @TempDir Path folder;

  private Optional<CheckpointRequest> request(String... options) {
    List<String> words = new ArrayList<>(List.of("fit", "vae", "d", "--out", "m"));
    words.addAll(List.of(options));
    FitCommand fit = (FitCommand) new Run().parse(words.toArray(String[]::new));
    return fit.checkpointOptions.request(fit.out, fit.overwrite.force);
  }

  private void assertRefused(StandardError code, String text, String... options) {
    GeneraException error = assertThrows(GeneraException.class, () -> request(options));
    assertEquals(code, error.code());
    assertTrue(String.valueOf(error.getMessage()).contains(text), error.getMessage());
  }

  @Test
  void withoutAFileNothingIsKept() {
    assertEquals(Optional.empty(), request());
    assertRefused(StandardError.USAGE, "--resume needs --checkpoint", "--resume");
    assertRefused(
        StandardError.USAGE, "--checkpoint-every needs --checkpoint", "--checkpoint-every", "5");
  }

  @Test
  void aStateIsKeptTwiceAMinuteUnlessTheUserSaysOtherwise() {
    String file = folder.resolve("state").toString();
    CheckpointRequest kept = request("--checkpoint", file).orElseThrow();
    assertEquals(new CheckpointRequest(Path.of(file), false, Duration.ofSeconds(30)), kept);
    kept = request("--checkpoint", file, "--checkpoint-every", "0.5", "--resume").orElseThrow();
    assertEquals(new CheckpointRequest(Path.of(file), true, Duration.ofMillis(500)), kept);
    assertRefused(StandardError.USAGE, "seconds", "--checkpoint", file, "--checkpoint-every", "-1");
    assertRefused(
        StandardError.USAGE, "seconds", "--checkpoint", file, "--checkpoint-every", "NaN");
  }

  @Test
  void aStateIsNotLostByMistake() throws IOException {
    Path file = folder.resolve("state");
    Files.createFile(file);
    assertRefused(StandardError.OUTPUT_EXISTS, "with --resume", "--checkpoint", file.toString());
    assertTrue(request("--checkpoint", file.toString(), "--force").isPresent());
    assertTrue(request("--checkpoint", file.toString(), "--resume").isPresent());
  }

  @Test
  void theModelIsAnotherFileInADirectoryThatIsThere() {
    assertRefused(StandardError.USAGE, "same file", "--checkpoint", "./m");
    String nowhere = folder.resolve("nowhere/state").toString();
    assertRefused(StandardError.INPUT_OUTPUT, "nowhere", "--checkpoint", nowhere);
  }
}
