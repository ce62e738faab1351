package org.genera.numerics;

import java.util.ArrayList;
import java.util.List;

/** The last steps and what they did to the gradient: an approximation of the inverse Hessian. */
final class LbfgsMemory {

  /** Curvature below this share of the change of the gradient is rounding. */
  private static final double ROUNDING = 1e-14;

  private final int capacity;
  private final List<Pair> pairs = new ArrayList<>();

  LbfgsMemory(int capacity) {
    this.capacity = capacity;
  }

  /**
   * A step.
   *
   * @param s the change of the variables
   * @param y the change of the gradient
   * @param rho 1 / yᵀs
   */
  private record Pair(double[] s, double[] y, double rho) {}

  boolean isEmpty() {
    return pairs.isEmpty();
  }

  void clear() {
    pairs.clear();
  }

  /** Remembers a step, unless the function does not curve upwards along it. */
  void add(Terrain.Point from, Terrain.Point to) {
    double[] s = Vectors.plus(to.variables(), -1, from.variables());
    double[] y = Vectors.plus(to.gradient(), -1, from.gradient());
    double curvature = Vectors.dot(s, y);
    if (curvature > ROUNDING * Vectors.norm(s) * Vectors.norm(y)) {
      if (pairs.size() == capacity) {
        pairs.remove(0);
      }
      pairs.add(new Pair(s, y, 1 / curvature));
    }
  }

  /** -H g by the two-loop recursion (algorithm 7.4), with H⁰ = sᵀy / yᵀy of the last (7.20). */
  double[] direction(double[] gradient) {
    double[] q = gradient.clone();
    double[] alpha = new double[pairs.size()];
    for (int i = pairs.size() - 1; i >= 0; i--) {
      Pair pair = pairs.get(i);
      alpha[i] = pair.rho() * Vectors.dot(pair.s(), q);
      Vectors.add(q, -alpha[i], pair.y());
    }
    Pair last = pairs.get(pairs.size() - 1);
    Vectors.scale(q, 1 / (last.rho() * Vectors.dot(last.y(), last.y())));
    for (int i = 0; i < pairs.size(); i++) {
      Pair pair = pairs.get(i);
      double beta = pair.rho() * Vectors.dot(pair.y(), q);
      Vectors.add(q, alpha[i] - beta, pair.s());
    }
    return Vectors.negative(q);
  }
}
