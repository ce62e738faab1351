package org.genera.csv.table;

/**
 * Reads decimal numbers, {@code [+-] digits [. digits] [e [+-] digits]}, out of a buffer without
 * garbage. The value is the double nearest to the decimal number, as {@link Double#parseDouble}
 * gives it. Hexadecimal numbers, {@code 1d}, {@code NaN} and {@code Infinity}, which Java would
 * read, are not numbers here.
 *
 * <p>One object reads one number after the other. Not thread-safe.
 */
public final class DecimalText {

  private static final int MAX_DIGITS = 19;
  // Larger exponents would overflow the counter; what they say is zero or too large in any case.
  private static final int MAX_EXPONENT = 100_000;

  private char[] buffer = {};
  private int offset;
  private int length;

  private int position;
  private boolean negative;
  private long significand;
  private int digits;
  private int dropped;
  private int exponent;
  private boolean integral;

  /** A reader before its first number. */
  public DecimalText() {}

  /**
   * Reads a number.
   *
   * @param chars holds the text
   * @param from where it begins
   * @param count how many characters it has
   * @return whether all of it is one number
   */
  public boolean read(char[] chars, int from, int count) {
    buffer = chars;
    offset = from;
    length = count;
    int end = from + count;
    position = from;
    significand = 0;
    digits = 0;
    dropped = 0;
    exponent = 0;
    integral = true;
    readSign(end);
    int first = position;
    readDigits(end);
    int found = position - first;
    if (position < end && chars[position] == '.') {
      found += readFraction(end);
    }
    if (found == 0) {
      return false;
    }
    return position == end || (readExponent(end) && position == end);
  }

  /**
   * Whether the number was written without point and exponent and is a long; the smallest long,
   * which marks a missing cell, does not count.
   *
   * @return true if {@link #whole} gives its value
   */
  public boolean isWhole() {
    return integral && dropped == 0 && significand >= 0;
  }

  /**
   * The value of a whole number.
   *
   * @return its value
   */
  public long whole() {
    return negative ? -significand : significand;
  }

  /**
   * The value.
   *
   * @return the nearest double; infinite if the number is too large
   */
  public double real() {
    double magnitude = dropped == 0 ? DecimalRounding.nearest(significand, exponent) : Double.NaN;
    if (Double.isNaN(magnitude)) {
      return Double.parseDouble(new String(buffer, offset, length));
    }
    return negative ? -magnitude : magnitude;
  }

  private void readSign(int end) {
    negative = position < end && buffer[position] == '-';
    if (negative || (position < end && buffer[position] == '+')) {
      position++;
    }
  }

  private void readDigits(int end) {
    for (; position < end; position++) {
      int digit = buffer[position] - '0';
      if (digit < 0 || digit > 9) {
        return;
      }
      if (digits < MAX_DIGITS) {
        significand = significand * 10 + digit;
        digits += significand == 0 ? 0 : 1;
      } else {
        dropped++;
      }
    }
  }

  private int readFraction(int end) {
    integral = false;
    int first = ++position;
    readDigits(end);
    int found = position - first;
    exponent -= found;
    return found;
  }

  private boolean readExponent(int end) {
    if (buffer[position] != 'e' && buffer[position] != 'E') {
      return false;
    }
    integral = false;
    position++;
    boolean below = position < end && buffer[position] == '-';
    if (below || (position < end && buffer[position] == '+')) {
      position++;
    }
    int first = position;
    int power = 0;
    for (; position < end && buffer[position] >= '0' && buffer[position] <= '9'; position++) {
      power = Math.min(MAX_EXPONENT, power * 10 + buffer[position] - '0');
    }
    exponent += below ? -power : power;
    return position > first;
  }
}
