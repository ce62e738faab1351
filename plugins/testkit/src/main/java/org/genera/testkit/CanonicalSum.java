package org.genera.testkit;

import java.util.ArrayList;
import java.util.List;

/** The canonical tree of {@link org.genera.api.engine.Engine#aggregate}, level by level. */
final class CanonicalSum {

  private CanonicalSum() {}

  /**
   * The sum of the vectors of blocks.
   *
   * @param blocks at least one, in the order of the blocks
   */
  static double[] of(List<double[]> blocks) {
    List<double[]> level = blocks;
    while (level.size() > 1) {
      List<double[]> above = new ArrayList<>();
      for (int i = 0; i < level.size(); i += 2) {
        boolean isLast = i + 1 == level.size();
        above.add(isLast ? level.get(i) : plus(level.get(i), level.get(i + 1)));
      }
      level = above;
    }
    return level.get(0);
  }

  private static double[] plus(double[] left, double[] right) {
    double[] sum = new double[left.length];
    for (int i = 0; i < sum.length; i++) {
      sum[i] = left[i] + right[i];
    }
    return sum;
  }
}
