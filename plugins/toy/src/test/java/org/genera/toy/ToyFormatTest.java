package org.genera.toy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.ColumnType;
import org.genera.api.data.DataSource;
import org.genera.api.data.Dataset;
import org.genera.api.data.Detection;
import org.genera.api.data.ReadRequest;
import org.junit.jupiter.api.Test;

class ToyFormatTest {

  @Test
  void aMistypedSetGetsTheNearestName() {
    GeneraException error = assertThrows(GeneraException.class, () -> Toys.open("rnig", Map.of()));
    assertEquals(StandardError.UNKNOWN_NAME, error.code());
    assertTrue(error.getMessage().contains("Did you mean 'ring'?"), error.getMessage());
  }

  @Test
  void noSetAtAllListsThemAll() {
    GeneraException error = assertThrows(GeneraException.class, () -> Toys.open("", Map.of()));
    for (String set : ToySets.byName().keySet()) {
      assertTrue(error.getMessage().contains(set), error.getMessage());
    }
  }

  @Test
  void theLabelIsThereOnlyWhereItBelongsOrIsAskedFor() {
    Map<String, String> with = Map.of("label", "true");
    Map<String, String> without = Map.of("label", "false");
    for (String set : List.of("blobs", "moons", "circles", "ring", "grid")) {
      assertEquals(List.of("x", "y"), Toys.open(set, Map.of()).dataset().schema().names());
      assertEquals(List.of("x", "y", "mode"), Toys.open(set, with).dataset().schema().names());
    }
    for (String set : List.of("mixed", "digits8", "digits28")) {
      Dataset labelled = Toys.open(set, Map.of()).dataset();
      assertEquals("label", labelled.schema().label().orElseThrow().name());
      assertTrue(Toys.open(set, without).dataset().schema().label().isEmpty());
    }
  }

  @Test
  void theLabelDoesNotChangeThePoints() {
    double[] x = Toys.rows("ring", Map.of()).numbers(0);
    assertEquals(1000, x.length);
    assertArrayEquals(x, Toys.rows("ring", Map.of("label", "true")).numbers(0));
  }

  @Test
  void digitsAreImagesOfTheirSize() {
    assertEquals(
        new ColumnType.Image(1, 8, 8),
        Toys.open("digits8", Map.of()).dataset().schema().column("image").type());
    assertEquals(
        new ColumnType.Image(1, 28, 28),
        Toys.open("digits28", Map.of()).dataset().schema().column("image").type());
  }

  @Test
  void noiseIsRefusedWhereItWouldDoNothing() {
    GeneraException error =
        assertThrows(GeneraException.class, () -> Toys.open("digits8", Map.of("noise", "0.2")));
    assertEquals(StandardError.INVALID_OPTION, error.code());
    assertTrue(error.getMessage().contains("'noise'"), error.getMessage());
  }

  @Test
  void noRowsAreNoSplits() {
    Dataset empty = Toys.open("moons", Map.of("n", "0")).dataset();
    assertEquals(0, empty.rows().orElseThrow());
    assertTrue(empty.splits(ReadRequest.all()).isEmpty());
  }

  @Test
  void itClaimsNoFileAndDoesNotWrite() {
    ToyFormat format = new ToyFormat();
    DataSource file = new DataSource("ring", Optional.empty(), new byte[] {1, 2});
    assertEquals(Detection.NO, format.detect(file));
    assertFalse(format.canWrite());
  }
}
