package org.genera.core;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.junit.jupiter.api.Test;

class LatentPathTest {

  private static final double[] EAST = {2, 0};
  private static final double[] NORTH = {0, 2};

  @Test
  void bothPathsBeginAndEndAtTheirEnds() {
    double[] from = {1, -2, 0.5};
    double[] to = {0.3, 4, -1};
    for (LatentPath path : LatentPath.values()) {
      assertArrayEquals(from, path.between(from, to, 0), 1e-15);
      assertArrayEquals(to, path.between(from, to, 1), 1e-15);
    }
  }

  @Test
  void theLineGoesThroughTheMiddleAndTheArcKeepsItsDistance() {
    assertArrayEquals(new double[] {1, 1}, LatentPath.LINEAR.between(EAST, NORTH, 0.5));
    double half = Math.sqrt(2);
    assertArrayEquals(
        new double[] {half, half}, LatentPath.SPHERICAL.between(EAST, NORTH, 0.5), 1e-15);
    double[] third = LatentPath.SPHERICAL.between(EAST, NORTH, 1.0 / 3);
    assertEquals(Math.toRadians(30), Math.atan2(third[1], third[0]), 1e-15);
    assertEquals(2, Math.hypot(third[0], third[1]), 1e-15);
  }

  @Test
  void anArcBetweenPointsOfOneDirectionIsALine() {
    assertArrayEquals(
        new double[] {3, 0}, LatentPath.SPHERICAL.between(EAST, new double[] {4, 0}, 0.5), 1e-12);
  }

  @Test
  void betweenOppositePointsThereIsNoOneArc() {
    for (double[] to : new double[][] {{-1, 0}, {0, 0}}) {
      GeneraException error =
          assertThrows(GeneraException.class, () -> LatentPath.SPHERICAL.between(EAST, to, 0.5));
      assertEquals(StandardError.INVALID_DATA, error.code());
      assertTrue(String.valueOf(error.getMessage()).contains("straight line"));
    }
  }
}
