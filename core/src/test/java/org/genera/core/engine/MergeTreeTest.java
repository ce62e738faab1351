package org.genera.core.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.junit.jupiter.api.Test;

class MergeTreeTest {

  private static final long SEED = 20260131;

  @Test
  void everyOrderOfArrivalGivesTheBitsOfTheReference() {
    Random random = new Random(SEED);
    for (int blocks = 0; blocks <= 70; blocks++) {
      List<double[]> vectors = ReferenceTree.adversarialVectors(blocks, random);
      double[] expected = ReferenceTree.sum(vectors);
      for (int repeat = 0; repeat < 5; repeat++) {
        assertArrayEquals(
            bits(expected),
            bits(mergedInRandomOrder(vectors, random)),
            blocks + " blocks, seed " + SEED);
      }
    }
  }

  @Test
  void theOrderOfSummationMattersForTheseVectors() {
    List<double[]> vectors = ReferenceTree.adversarialVectors(70, new Random(SEED));
    double[] fromLeft = new double[ReferenceTree.LENGTH];
    for (double[] vector : vectors) {
      for (int i = 0; i < fromLeft.length; i++) {
        fromLeft[i] += vector[i];
      }
    }
    double[] tree = ReferenceTree.sum(vectors);
    assertFalse(Arrays.equals(fromLeft, tree));
  }

  @Test
  void aGapInTheNumbersIsADefect() {
    MergeTree tree = new MergeTree(1);
    tree.add(0, tree.zeros());
    tree.add(2, tree.zeros());
    GeneraException error = assertThrows(GeneraException.class, tree::total);
    assertEquals(StandardError.INTERNAL, error.code());
  }

  private static double[] mergedInRandomOrder(List<double[]> vectors, Random random) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < vectors.size(); i++) {
      order.add(i);
    }
    Collections.shuffle(order, random);
    MergeTree tree = new MergeTree(ReferenceTree.LENGTH);
    for (int block : order) {
      double[] vector = tree.zeros();
      System.arraycopy(vectors.get(block), 0, vector, 0, vector.length);
      tree.add(block, vector);
    }
    return tree.total();
  }

  private static long[] bits(double[] values) {
    return Arrays.stream(values).mapToLong(Double::doubleToRawLongBits).toArray();
  }
}
