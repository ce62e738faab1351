package org.genera.numerics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RowLoopsTest {

  @Test
  void fourTermsAreTheirSum() {
    double[] w = {1, 2, 3};
    double[] x = {4, 5, 6};
    double[] y = {7, 8, 9};
    double[] z = {10, 11, 12};
    double[] result = {-1, -1, -1};
    RowLoops.scale(result, 2, 2, w, 3, x, 5, y, 7, z);
    assertEquals(2 + 12 + 35 + 70, result[0]);
    assertEquals(4 + 15 + 40 + 77, result[1]);
    assertEquals(-1, result[2]);
  }

  @Test
  void arraysTakeWholeLinesOfTheCache() {
    for (int length = 0; length < 40; length++) {
      double[][] arrays = RowLoops.arrays(3, length);
      assertEquals(3, arrays.length);
      for (double[] array : arrays) {
        int bytes = 16 + Double.BYTES * array.length;
        assertEquals(0, bytes % 64, "length " + length);
        assertTrue(array.length >= length && array.length < length + 8, "length " + length);
      }
    }
  }
}
