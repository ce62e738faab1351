package org.genera.core.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The canonical tree, word by word from the Javadoc of {@code Engine}, level by level. */
final class ReferenceTree {

  static final int LENGTH = 3;

  private ReferenceTree() {}

  static double[] sum(List<double[]> blocks) {
    if (blocks.isEmpty()) {
      return new double[LENGTH];
    }
    List<double[]> level = blocks;
    while (level.size() > 1) {
      List<double[]> above = new ArrayList<>();
      for (int i = 0; 2 * i < level.size(); i++) {
        boolean isLast = 2 * i + 1 == level.size();
        above.add(isLast ? level.get(2 * i) : plus(level.get(2 * i), level.get(2 * i + 1)));
      }
      level = above;
    }
    return level.get(0);
  }

  /** Numbers of very different sizes and both signs, whose sum depends on the order. */
  static List<double[]> adversarialVectors(int count, Random random) {
    List<double[]> vectors = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double[] vector = new double[LENGTH];
      for (int j = 0; j < LENGTH; j++) {
        vector[j] = Math.scalb(random.nextDouble() - 0.5, random.nextInt(120) - 60);
      }
      vectors.add(vector);
    }
    return vectors;
  }

  private static double[] plus(double[] left, double[] right) {
    double[] sum = new double[left.length];
    for (int i = 0; i < sum.length; i++) {
      sum[i] = left[i] + right[i];
    }
    return sum;
  }
}
