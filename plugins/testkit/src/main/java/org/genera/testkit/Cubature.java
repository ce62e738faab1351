package org.genera.testkit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Integrals over the line and the plane: adaptive tensor Gauss-Kronrod rules (7 and 15 nodes,
 * Piessens et al. 1983) after the substitution x = centre + scale t / (1 - t²), which brings
 * infinity to ±1.
 */
final class Cubature {

  private static final double[] NODES = {
    0.991455371120812639206854697526329,
    0.949107912342758524526189684047851,
    0.864864423359769072789712788640926,
    0.741531185599394439863864773280788,
    0.586087235467691130294144691693313,
    0.405845151377397166906606412076961,
    0.207784955007898467600689403773245,
    0.000000000000000000000000000000000
  };
  private static final double[] KRONROD = {
    0.022935322010529224963732008058970,
    0.063092092629978553290700663189204,
    0.104790010322250183839876322541518,
    0.140653259715525918745189590510238,
    0.169004726639267902826583426598550,
    0.190350578064785409913256402421014,
    0.204432940075298892414161999234649,
    0.209482141084727828012999174891714
  };
  private static final double[] GAUSS = {
    0,
    0.129484966168869693270611432679082,
    0,
    0.279705391489276667901467771423780,
    0,
    0.381830050505118944950369775488975,
    0,
    0.417959183673469387755102040816327
  };
  private static final int ORDER = 15;
  private static final int FIRST_CELLS = 8;
  private static final int MAX_ROUNDS = 14;
  private static final int MAX_CELLS = 4000;

  private Cubature() {}

  /** What is integrated, at many points at once. */
  interface Integrand {
    /**
     * Evaluates.
     *
     * @param points {@code [coordinate][point]}
     * @return one value a point
     */
    double[] at(double[][] points);
  }

  /**
   * An integral.
   *
   * @param value the integral
   * @param error how far off it may be
   */
  record Estimate(double value, double error) {
    Estimate plus(Estimate other) {
      return new Estimate(value + other.value, error + other.error);
    }
  }

  /** The integral over the whole space of as many dimensions as there are scales. */
  static Estimate integrate(
      Integrand integrand, double[] centres, double[] scales, double tolerance) {
    List<Cell> cells = firstCells(scales.length);
    Estimate done = new Estimate(0, 0);
    for (int round = 1; ; round++) {
      double share = tolerance / Math.max(64, cells.size());
      List<Cell> rough = new ArrayList<>();
      for (Cell cell : cells) {
        Estimate estimate = cell.estimate(integrand, centres, scales);
        boolean isLast = round == MAX_ROUNDS || rough.size() >= MAX_CELLS;
        if (estimate.error > share && !isLast) {
          rough.addAll(cell.halves());
        } else {
          done = done.plus(estimate);
        }
      }
      if (rough.isEmpty()) {
        return done;
      }
      cells = rough;
    }
  }

  private static List<Cell> firstCells(int dimensions) {
    double[] low = new double[dimensions];
    Arrays.fill(low, -1);
    List<Cell> cells = List.of(new Cell(low, 2));
    for (int size = 1; size < FIRST_CELLS; size *= 2) {
      cells = cells.stream().flatMap(cell -> cell.halves().stream()).toList();
    }
    return cells;
  }

  /** A cube of t. */
  private record Cell(double[] low, double side) {

    List<Cell> halves() {
      List<Cell> halves = new ArrayList<>();
      for (int corner = 0; corner < 1 << low.length; corner++) {
        double[] start = low.clone();
        for (int j = 0; j < low.length; j++) {
          start[j] += (corner >> j & 1) * side / 2;
        }
        halves.add(new Cell(start, side / 2));
      }
      return halves;
    }

    Estimate estimate(Integrand integrand, double[] centres, double[] scales) {
      int count = (int) Math.pow(ORDER, low.length);
      double[][] points = new double[low.length][count];
      double[] fine = new double[count];
      double[] coarse = new double[count];
      Arrays.fill(fine, 1);
      Arrays.fill(coarse, 1);
      for (int i = 0; i < count; i++) {
        int index = i;
        for (int j = 0; j < low.length; j++) {
          double t = low[j] + side / 2 * (1 + node(index % ORDER));
          double stretch = side / 2 * scales[j] * (1 + t * t) / ((1 - t * t) * (1 - t * t));
          points[j][i] = centres[j] + scales[j] * t / (1 - t * t);
          fine[i] *= stretch * mirrored(KRONROD, index % ORDER);
          coarse[i] *= stretch * mirrored(GAUSS, index % ORDER);
          index /= ORDER;
        }
      }
      double[] values = integrand.at(points);
      double value = dot(fine, values);
      return new Estimate(value, Math.abs(value - dot(coarse, values)));
    }

    private static double node(int index) {
      return index < NODES.length ? -NODES[index] : NODES[ORDER - 1 - index];
    }

    private static double mirrored(double[] weights, int index) {
      return weights[Math.min(index, ORDER - 1 - index)];
    }

    /** A weight may overflow where the values have long vanished. */
    private static double dot(double[] weights, double[] values) {
      double sum = 0;
      for (int i = 0; i < values.length; i++) {
        sum += values[i] == 0 ? 0 : weights[i] * values[i];
      }
      return sum;
    }
  }
}
