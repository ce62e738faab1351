package org.genera.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import org.genera.api.data.Dataset;
import org.junit.jupiter.api.Test;

class StrataTest {

  /** Class a has 6000 rows, b 3000, c 7; 1000 rows have none. */
  private static final int[] LABELS = new int[10007];

  static {
    for (int row = 0; row < LABELS.length; row++) {
      LABELS[row] = row >= 10000 ? 2 : row % 10 == 9 ? -1 : row % 10 < 6 ? 0 : 1;
    }
  }

  private static Dataset table() {
    return LabelledTable.of(new double[LABELS.length], LABELS, "a", "b", "c");
  }

  private static Strata strata(long seed) {
    return Strata.of(table(), seed, "test");
  }

  private static int count(BitSet rows, int label) {
    return (int) rows.stream().filter(row -> LABELS[row] == label).count();
  }

  @Test
  void classesAreCounted() {
    Strata strata = strata(1);
    assertEquals(6000, strata.count(0));
    assertEquals(3000, strata.count(1));
    assertEquals(7, strata.count(2));
    assertEquals(9007, strata.labelled());
  }

  @Test
  void eachRowIsInOneFoldAndEachFoldHasItsPartOfEachClass() {
    Strata strata = strata(1);
    BitSet all = new BitSet();
    for (int fold = 0; fold < 3; fold++) {
      BitSet rows = strata.fold(fold, 3);
      assertFalse(all.intersects(rows));
      all.or(rows);
      assertEquals(2000, count(rows, 0));
      assertEquals(1000, count(rows, 1));
      assertTrue(count(rows, 2) == 2 || count(rows, 2) == 3);
      assertTrue(count(rows, -1) == 333 || count(rows, -1) == 334);
    }
    assertEquals(LABELS.length, all.cardinality());
  }

  @Test
  void aSmallerShareOfLabelsIsPartOfALargerOne() {
    Strata strata = strata(1);
    BitSet before = new BitSet();
    for (double share : new double[] {1e-9, 0.001, 0.01, 0.1, 0.5, 1}) {
      BitSet rows = strata.share(share);
      BitSet lost = (BitSet) before.clone();
      lost.andNot(rows);
      assertTrue(lost.isEmpty(), "share " + share);
      assertEquals(Math.max(1, Math.round(6000 * share)), count(rows, 0));
      assertEquals(Math.max(1, Math.round(3000 * share)), count(rows, 1));
      assertEquals(Math.max(1, Math.round(7 * share)), count(rows, 2));
      assertEquals(0, count(rows, -1));
      before = rows;
    }
    assertEquals(9007, before.cardinality());
  }

  @Test
  void aLabelOnARowOfWeightZeroCountsAsNone() {
    Dataset rows =
        LabelledTable.weighted(
            new double[4], new int[] {0, 0, 1, 1}, new double[] {0, 2, 1, 0}, "a", "b");
    Strata strata = Strata.of(rows, 1, "test");
    assertEquals(2, strata.labelled());
    BitSet kept = strata.share(0.01);
    assertEquals("{1, 2}", kept.toString());
  }

  @Test
  void chanceComesFromTheSeed() {
    assertEquals(strata(1).fold(0, 5), strata(1).fold(0, 5));
    assertNotEquals(strata(1).fold(0, 5), strata(2).fold(0, 5));
    assertNotEquals(strata(1).fold(0, 5), Strata.of(table(), 1, "other").fold(0, 5));
  }

  @Test
  void everyRowIsAsLikelyToBeKept() {
    Dataset rows = LabelledTable.of(new double[10], new int[10], "a");
    int[] kept = new int[10];
    for (int seed = 0; seed < 10000; seed++) {
      Strata.of(rows, seed, "test").share(0.3).stream().forEach(row -> kept[row]++);
    }
    for (int count : kept) {
      assertEquals(3000, count, 5 * Math.sqrt(10000 * 0.3 * 0.7));
    }
  }
}
