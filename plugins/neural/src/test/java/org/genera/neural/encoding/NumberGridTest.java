package org.genera.neural.encoding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class NumberGridTest {

  private static NumberGrid of(double... values) {
    NumberGrid.Finder finder = new NumberGrid.Finder();
    for (double value : values) {
      finder.add(value);
    }
    return finder.grid();
  }

  @Test
  void theGridIsTheCoarsestThatHoldsAll() {
    assertEquals(new NumberGrid(3, 1, 0), of(3, 7, 8));
    assertEquals(new NumberGrid(1000, 500, 0), of(1000, 2500, 3000));
    assertEquals(new NumberGrid(0.25, 0.25, 2), of(0.25, 1.5, 7));
    assertEquals(new NumberGrid(19.99, 0.01, 2), of(19.99, 5, 100.5, 3.14));
    assertEquals(new NumberGrid(-122.23, 0.01, 2), of(-122.23, 37.88, 37.89));
    assertEquals(86_400e6, of(20_000 * 86_400e6, 19_000 * 86_400e6, 19_001 * 86_400e6).step());
  }

  @Test
  void continuousAndHugeNumbersHaveNone() {
    assertEquals(NumberGrid.NONE, of(0.1, Math.PI));
    assertEquals(NumberGrid.NONE, of(1, 1e300));
    assertEquals(NumberGrid.NONE, of());
    assertEquals(NumberGrid.NONE, of(1e-300, 2e-300));
  }

  @Test
  void aConstantLiesOnTheGridOfItsDecimals() {
    assertEquals(new NumberGrid(5, 1, 0), of(5, 5, 5));
    assertEquals(new NumberGrid(-2.75, 0.01, 2), of(-2.75));
  }

  @Test
  void fewNumbersOffTheGridDoNotUndoIt() {
    double[] values = new double[100];
    for (int i = 0; i < 100; i++) {
      values[i] = i % 25 == 7 ? i / 3.0 : i / 10.0;
    }
    assertEquals(0.1, of(values).step());
  }

  @Test
  void theNearestIsWrittenWithItsDecimals() {
    NumberGrid tenths = of(0.1, 0.2, 7.7);
    assertEquals(0.3, tenths.nearest(0.1 + 0.2));
    assertEquals("-1.7", Double.toString(tenths.nearest(-1.7499)));
    assertEquals(Math.E, NumberGrid.NONE.nearest(Math.E));
    assertEquals(2500, of(1000, 2500, 3000).nearest(2300));
  }
}
