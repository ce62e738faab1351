package org.genera.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailureTest {

  @ParameterizedTest
  @CsvSource({
    "INTERNAL, 1",
    "USAGE, 2",
    "UNKNOWN_NAME, 2",
    "UNKNOWN_COLUMN, 2",
    "OUTPUT_EXISTS, 2",
    "INVALID_CONFIG, 3",
    "NO_DATA, 4",
    "INVALID_DATA, 4",
    "INVALID_MODEL_FILE, 5",
    "PLUGIN_CONFLICT, 6",
    "GATE_FAILED, 7",
    "NUMERICAL, 8",
    "INPUT_OUTPUT, 9",
    "CANCELLED, 130"
  })
  void exitStatusFollowsTheCategory(StandardError code, int status) {
    Failure failure = Failure.of(new GeneraException(code, "What to do."));
    assertEquals(status, failure.exitCode());
    assertEquals("What to do.", failure.message());
  }

  @Test
  void whatNobodyForesawSaysHowToReportIt() {
    Failure failure = Failure.of(new IllegalStateException("x"));
    assertEquals(1, failure.exitCode());
    assertTrue(failure.message().contains("--stacktrace"), failure.message());
  }

  @Test
  void lostMemoryNamesTheRemedy() {
    assertTrue(Failure.of(new OutOfMemoryError()).message().contains("-Xmx"));
  }

  @Test
  void aBrokenPipeIsFoundBehindOtherErrors() {
    IOException pipe = new IOException("Broken pipe");
    assertTrue(
        Failure.isBrokenPipe(
            new GeneraException(StandardError.INPUT_OUTPUT, "w", new UncheckedIOException(pipe))));
    assertFalse(Failure.isBrokenPipe(new IOException("No space left on device")));
  }
}
