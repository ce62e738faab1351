package org.genera.csv.table;

import java.math.BigInteger;

/**
 * The double nearest to significand × 10^exponent, found without big numbers: exactly where both
 * parts are doubles (Clinger, "How to Read Floating Point Numbers Accurately", 1990), else from a
 * 128-bit product with a truncated power of five (Lemire, "Number Parsing at a Gigabyte per
 * Second", 2021, section 5). Full-precision numbers, which {@link Double#toString} writes, are read
 * several times as fast as by {@link Double#parseDouble}.
 */
final class DecimalRounding {

  private static final double[] EXACT_POWERS = new double[23];
  private static final int MAX_POWER = 64;
  private static final long[] POWERS_HIGH = new long[2 * MAX_POWER + 1];
  private static final long[] POWERS_LOW = new long[2 * MAX_POWER + 1];

  static {
    for (int power = 0; power < EXACT_POWERS.length; power++) {
      EXACT_POWERS[power] = Double.parseDouble("1e" + power);
    }
    for (int power = -MAX_POWER; power <= MAX_POWER; power++) {
      BigInteger bits = powerOfFive(power);
      POWERS_HIGH[power + MAX_POWER] = bits.shiftRight(64).longValue();
      POWERS_LOW[power + MAX_POWER] = bits.longValue();
    }
  }

  private DecimalRounding() {}

  /** The nearest double, or NaN where this method cannot tell. The significand is unsigned. */
  static double nearest(long significand, int exponent) {
    if (significand == 0) {
      return 0;
    }
    if (significand > 0 && significand <= 1L << 53) {
      if (exponent >= 0 && exponent < EXACT_POWERS.length) {
        return significand * EXACT_POWERS[exponent];
      } else if (exponent < 0 && -exponent < EXACT_POWERS.length) {
        return significand / EXACT_POWERS[-exponent];
      }
    }
    return Math.abs(exponent) <= MAX_POWER ? byProduct(significand, exponent) : Double.NaN;
  }

  private static double byProduct(long significand, int power) {
    int shift = Long.numberOfLeadingZeros(significand);
    long normalised = significand << shift;
    long low = normalised * POWERS_HIGH[power + MAX_POWER];
    long high = multiplyHigh(normalised, POWERS_HIGH[power + MAX_POWER]);
    if ((high & 0x1FF) == 0x1FF) {
      long carry = multiplyHigh(normalised, POWERS_LOW[power + MAX_POWER]);
      low += carry;
      high += Long.compareUnsigned(carry, low) > 0 ? 1 : 0;
    }
    if (low == -1 && (power < -27 || power > 55)) {
      return Double.NaN;
    }
    int top = (int) (high >>> 63);
    long mantissa = high >>> (top + 9);
    if (isHalfway(low, power, mantissa) && mantissa << (top + 9) == high) {
      mantissa &= ~1L;
    }
    mantissa = (mantissa + (mantissa & 1)) >>> 1;
    // 217706 / 2^16 is log2(10), close enough for these exponents; 63 and 1023 are IEEE 754's.
    return scaled(mantissa, ((217706 * power) >> 16) + 63 + top - shift + 1023);
  }

  // Between two doubles exactly, which happens for these powers only: the even one is nearest.
  private static boolean isHalfway(long low, int power, long mantissa) {
    return Long.compareUnsigned(low, 1) <= 0 && power >= -4 && power <= 23 && (mantissa & 3) == 1;
  }

  private static double scaled(long mantissa, int biasedExponent) {
    int exponent = biasedExponent + (int) (mantissa >>> 53);
    long fraction = (mantissa >>> 53) == 1 ? 0 : mantissa & ((1L << 52) - 1);
    return exponent <= 0 || exponent >= 0x7FF
        ? Double.NaN
        : Double.longBitsToDouble((long) exponent << 52 | fraction);
  }

  private static long multiplyHigh(long a, long b) {
    return Math.multiplyHigh(a, b) + ((a >> 63) & b) + ((b >> 63) & a);
  }

  // The first 128 bits of 5^power, truncated. Negative powers as section 5 has them: where the
  // inverse is needed to the last bit (down to -27) it is rounded up, below that it is truncated.
  private static BigInteger powerOfFive(int power) {
    BigInteger five = BigInteger.valueOf(5).pow(Math.abs(power));
    if (power >= 0) {
      return leading128(five);
    }
    int bits = five.bitLength() + (power >= -27 ? 127 : five.bitLength() + 128);
    return leading128(BigInteger.ONE.shiftLeft(bits).divide(five).add(BigInteger.ONE));
  }

  private static BigInteger leading128(BigInteger value) {
    return value.shiftRight(value.bitLength() - 128);
  }
}
