package org.genera.logistic;

import java.util.Arrays;

/** Vectors made of parts. */
final class Parts {

  private Parts() {}

  static double[] join(double[]... parts) {
    int length = Arrays.stream(parts).mapToInt(part -> part.length).reduce(0, Math::addExact);
    double[] joined = new double[length];
    int from = 0;
    for (double[] part : parts) {
      System.arraycopy(part, 0, joined, from, part.length);
      from += part.length;
    }
    return joined;
  }
}
