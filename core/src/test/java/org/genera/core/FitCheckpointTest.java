package org.genera.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.multibindings.MapBinder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.Column;
import org.genera.api.data.Dataset;
import org.genera.api.data.RealVector;
import org.genera.api.data.Schema;
import org.genera.api.model.ModelFamily;
import org.genera.core.plugin.PluginCatalog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the state of a training is kept, and to which training it comes back. */
class FitCheckpointTest {

  private static final Genera GENERA = platform();
  private static final Duration NEVER = Duration.ofDays(1);

  @TempDir Path folder;

  private static Genera platform() {
    AbstractModule families =
        new AbstractModule() {
          @Override
          protected void configure() {
            MapBinder<String, ModelFamily> binder =
                MapBinder.newMapBinder(binder(), String.class, ModelFamily.class);
            binder.addBinding("counting").toInstance(new CountingFamily());
            binder.addBinding("silent").toInstance(new SilentFamily());
          }
        };
    return Guice.createInjector(new GeneraModule(PluginCatalog.ofApplication()), families)
        .getInstance(Genera.class);
  }

  private static Dataset rows(String column, double... values) {
    Schema schema = Schema.of(Column.real(column));
    return Dataset.of(Batch.of(schema, 0, values.length, List.of(new RealVector(values))));
  }

  private Path file() {
    return folder.resolve("state");
  }

  private FitRequest counting(Duration every, boolean resume) {
    return FitRequest.of("counting", rows("x", 1, 2, 3, 4))
        .checkpoint(new CheckpointRequest(file(), resume, every));
  }

  private static int steps(FitRequest request) {
    return GENERA.fit(request).model().header().summary().iterations();
  }

  @Test
  void aTrainingGoesOnWhereItsStateWasKept() {
    assertEquals(10, steps(counting(NEVER, true)));
    assertFalse(Files.exists(file()), "no state was due");
    assertEquals(10, steps(counting(Duration.ZERO, true)));
    assertEquals(0, steps(counting(NEVER, true)), "all of it was kept");
    assertEquals(10, steps(counting(NEVER, false)), "it begins anew");
  }

  @Test
  void noTemporaryFileIsLeft() throws IOException {
    GENERA.fit(counting(Duration.ZERO, true));
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(file()), files.toList());
    }
  }

  @Test
  void theStateOfAnotherTrainingIsRefusedByName() {
    GENERA.fit(counting(Duration.ZERO, false));
    FitRequest same = counting(NEVER, true);
    assertEquals(0, steps(same));
    assertRefused(same.options(Map.of("up-to", "20")), "option 'up-to': 10 there, 20 here");
    assertRefused(same.run(RunOptions.defaults().withSeed(7)), "seed: 1 there, 7 here");
    CheckpointRequest kept = new CheckpointRequest(file(), true, NEVER);
    assertRefused(
        FitRequest.of("counting", rows("x", 1, 2, 3, 5)).checkpoint(kept), "other training data");
    assertRefused(FitRequest.of("counting", rows("y", 1, 2, 3, 4)).checkpoint(kept), "other ");
    assertRefused(same.holdOut(new FitRequest.HoldOut.Other(rows("x", 9))), "other rows held out");
    assertRefused(
        same.warmStart(GENERA.fit(FitRequest.of("counting", rows("x", 1))).model()),
        "other model to start from");
    assertEquals(0, steps(same.run(RunOptions.defaults().withThreads(3))));
  }

  private static void assertRefused(FitRequest request, String reason) {
    GeneraException error = assertThrows(GeneraException.class, () -> GENERA.fit(request));
    assertEquals(StandardError.USAGE, error.code());
    String message = String.valueOf(error.getMessage());
    assertTrue(message.contains("is of another training: " + reason), message);
  }

  @Test
  void aFileCutOffAnywhereIsRefused() throws IOException {
    GENERA.fit(counting(Duration.ZERO, false));
    byte[] whole = Files.readAllBytes(file());
    for (int length = 0; length < whole.length; length += 7) {
      Files.write(file(), Arrays.copyOf(whole, length));
      assertDamaged();
    }
    for (int at = 0; at < whole.length; at += 5) {
      byte[] changed = whole.clone();
      changed[at] ^= 1;
      Files.write(file(), changed);
      assertDamaged();
    }
  }

  private void assertDamaged() {
    GeneraException error =
        assertThrows(GeneraException.class, () -> GENERA.fit(counting(NEVER, true)));
    assertEquals(StandardError.INVALID_MODEL_FILE, error.code());
    assertTrue(String.valueOf(error.getMessage()).contains("with --force"), error.getMessage());
  }

  @Test
  void aModelIsNoCheckpointAndACheckpointNoModel() {
    GENERA.fit(counting(Duration.ZERO, false));
    GeneraException error = assertThrows(GeneraException.class, () -> GENERA.load(file()));
    assertEquals(StandardError.INVALID_MODEL_FILE, error.code());
    assertTrue(String.valueOf(error.getMessage()).contains("--resume"), error.getMessage());
    GENERA.save(GENERA.fit(FitRequest.of("counting", rows("x", 1))).model(), file(), true);
    error = assertThrows(GeneraException.class, () -> GENERA.fit(counting(NEVER, true)));
    assertTrue(String.valueOf(error.getMessage()).contains("is no checkpoint"), error.getMessage());
  }

  @Test
  void aFamilyWithoutStatesRefuses() {
    CheckpointRequest wanted = new CheckpointRequest(file(), false, NEVER);
    FitRequest request = FitRequest.of("silent", rows("x", 1)).checkpoint(wanted);
    GeneraException error = assertThrows(GeneraException.class, () -> GENERA.fit(request));
    assertEquals(StandardError.USAGE, error.code());
    assertTrue(String.valueOf(error.getMessage()).contains("--checkpoint"), error.getMessage());
  }
}
