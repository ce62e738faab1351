package org.genera.api.engine;

/**
 * Standard normal deviates by the ziggurat method (Marsaglia and Tsang 2000) as Doornik (2005)
 * arranged it: 256 layers of equal area under exp(-x²/2), of which the lowest goes on into the
 * tail. The layer and the place in it come from different bits. Exact up to rounding; 98.8 % of the
 * deviates take one multiplication and one comparison.
 */
final class Ziggurat {

  private static final int LAYERS = 256;

  /** Where the tail starts. */
  private static final double TAIL = 3.6541528853610088;

  /** The area of a layer: TAIL exp(-TAIL²/2), and the area of the tail. */
  private static final double AREA = 0.004928673233974654870;

  /** 2^-52: makes 53 bits with a sign a number between -1 and 1. */
  private static final double UNIT = 0x1.0p-52;

  /** Right edges, from the widest layer to the peak. */
  private static final double[] EDGES = new double[LAYERS + 1];

  /** exp(-x²/2) at the edges. */
  private static final double[] HEIGHTS = new double[LAYERS + 1];

  static {
    EDGES[0] = AREA / height(TAIL);
    EDGES[1] = TAIL;
    for (int i = 2; i < LAYERS; i++) {
      double top = AREA / EDGES[i - 1] + height(EDGES[i - 1]);
      EDGES[i] = StrictMath.sqrt(-2 * StrictMath.log(top));
    }
    for (int i = 0; i <= LAYERS; i++) {
      HEIGHTS[i] = height(EDGES[i]);
    }
  }

  private Ziggurat() {}

  private static double height(double x) {
    return StrictMath.exp(-0.5 * x * x);
  }

  static double next(RandomStream random) {
    double x;
    int layer;
    do {
      long bits = random.nextLong();
      layer = (int) (bits & (LAYERS - 1));
      x = ((bits >> 11) + 0.5) * UNIT * EDGES[layer];
      if (Math.abs(x) < EDGES[layer + 1]) {
        return x;
      }
    } while (layer > 0 && !isUnderCurve(x, layer, random));
    return layer > 0 ? x : Math.copySign(tail(random), x);
  }

  /** A height at random in the layer, for a place beyond the layer above. */
  private static boolean isUnderCurve(double x, int layer, RandomStream random) {
    double rise = HEIGHTS[layer + 1] - HEIGHTS[layer];
    return HEIGHTS[layer] + random.nextDouble() * rise < height(x);
  }

  /** A deviate beyond the start of the tail (Marsaglia 1964). */
  private static double tail(RandomStream random) {
    double beyond;
    double limit;
    do {
      beyond = random.nextExponential() / TAIL;
      limit = 2 * random.nextExponential();
    } while (beyond * beyond > limit);
    return TAIL + beyond;
  }
}
