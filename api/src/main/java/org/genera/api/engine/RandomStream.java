package org.genera.api.engine;

/**
 * A stream of random numbers that is the same on every machine and every Java version, derived from
 * a seed, a purpose and an index (such as a block's). Not thread-safe.
 *
 * <p>The generator is xoshiro256++ (Blackman and Vigna 2021), seeded by SplitMix64 (Steele, Lea and
 * Flood 2014). Normal deviates come from the ziggurat method (Marsaglia and Tsang 2000) in strict
 * arithmetic.
 */
public final class RandomStream {

  private static final double DOUBLE_UNIT = 0x1.0p-53;

  private long s0;
  private long s1;
  private long s2;
  private long s3;

  private RandomStream(long key) {
    long state = key;
    s0 = mix(state += 0x9e3779b97f4a7c15L);
    s1 = mix(state += 0x9e3779b97f4a7c15L);
    s2 = mix(state += 0x9e3779b97f4a7c15L);
    s3 = mix(state + 0x9e3779b97f4a7c15L);
  }

  /**
   * A stream.
   *
   * @param seed the seed of the run
   * @param purpose what the numbers are for; other purposes get independent streams
   * @param index the number of the block, start or chain within the purpose
   * @return a fresh stream
   */
  public static RandomStream of(long seed, String purpose, long index) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < purpose.length(); i++) {
      hash = (hash ^ purpose.charAt(i)) * 0x100000001b3L;
    }
    return new RandomStream(mix(mix(mix(seed) ^ hash) + index * 0xd1342543de82ef95L));
  }

  private static long mix(long z) {
    long x = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    x = (x ^ (x >>> 27)) * 0x94d049bb133111ebL;
    return x ^ (x >>> 31);
  }

  /**
   * 64 random bits.
   *
   * @return any number
   */
  public long nextLong() {
    long result = Long.rotateLeft(s0 + s3, 23) + s0;
    long t = s1 << 17;
    s2 ^= s0;
    s3 ^= s1;
    s1 ^= s2;
    s0 ^= s3;
    s2 ^= t;
    s3 = Long.rotateLeft(s3, 45);
    return result;
  }

  /**
   * A number uniform on [0, 1).
   *
   * @return a multiple of 2^-53
   */
  public double nextDouble() {
    return (nextLong() >>> 11) * DOUBLE_UNIT;
  }

  /**
   * A number uniform on [0, bound), without bias (Lemire 2019).
   *
   * @param bound a positive number
   * @return a number from 0 to bound - 1
   */
  public int nextInt(int bound) {
    if (bound < 1) {
      throw new IllegalArgumentException("bound must be positive: " + bound);
    }
    long product = (nextLong() >>> 32) * bound;
    long low = product & 0xffffffffL;
    if (low < bound) {
      long threshold = (0x100000000L - bound) % bound;
      while (low < threshold) {
        product = (nextLong() >>> 32) * bound;
        low = product & 0xffffffffL;
      }
    }
    return (int) (product >>> 32);
  }

  /**
   * A standard normal deviate.
   *
   * @return a number with mean 0 and variance 1
   */
  public double nextGaussian() {
    return Ziggurat.next(this);
  }

  /**
   * An exponential deviate.
   *
   * @return a number with mean 1
   */
  public double nextExponential() {
    return -StrictMath.log1p(-nextDouble());
  }

  /**
   * An index drawn by cumulative weights.
   *
   * @param cumulative rising sums of weights, the last of them positive
   * @return the first index whose sum exceeds a uniform share of the last
   */
  public int nextIndex(double[] cumulative) {
    double u = nextDouble() * cumulative[cumulative.length - 1];
    int first = 0;
    int half;
    for (int count = cumulative.length; count > 1; count -= half) {
      half = count >>> 1;
      first += half & notNegative(u - cumulative[first + half - 1]);
    }
    return first;
  }

  /** All bits or none: a processor guesses the branch of a draw wrongly half of the time. */
  private static int notNegative(double x) {
    return (int) ~(Double.doubleToRawLongBits(x) >> 63);
  }
}
