package org.genera.images.idx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.junit.jupiter.api.Test;

class KeptLabelsTest {

  /** 60 rows of class 0, 30 of class 1, 10 of class 2. */
  private static final int[] CODES =
      IntStream.range(0, 100).map(row -> row % 10 < 6 ? 0 : row % 10 < 9 ? 1 : 2).toArray();

  private static long count(int[] kept, int y) {
    return Arrays.stream(kept).filter(code -> code == y).count();
  }

  @Test
  void asManyOfEachClassAsCanBe() {
    int[] kept = new KeptLabels(12, 1).of(CODES, 3);
    assertEquals(4, count(kept, 0));
    assertEquals(4, count(kept, 1));
    assertEquals(4, count(kept, 2));
    int[] many = new KeptLabels(50, 1).of(CODES, 3);
    assertEquals(20, count(many, 0));
    assertEquals(20, count(many, 1));
    assertEquals(10, count(many, 2));
    for (int row = 0; row < CODES.length; row++) {
      assertTrue(kept[row] < 0 || kept[row] == CODES[row], "row " + row);
    }
  }

  @Test
  void theSeedDecidesWhich() {
    assertArrayEquals(new KeptLabels(12, 1).of(CODES, 3), new KeptLabels(12, 1).of(CODES, 3));
    assertFalse(
        Arrays.equals(new KeptLabels(12, 1).of(CODES, 3), new KeptLabels(12, 2).of(CODES, 3)));
  }

  @Test
  void moreLabelsThanThereAreAreRefused() {
    GeneraException error =
        assertThrows(GeneraException.class, () -> new KeptLabels(101, 1).of(CODES, 3));
    assertEquals(StandardError.INVALID_OPTION, error.code());
    assertTrue(String.valueOf(error.getMessage()).contains("only 100"), error.getMessage());
  }
}
