package org.genera.api.option;

/**
 * A range of whole numbers, both ends included, written {@code 3} or {@code 1..9}.
 *
 * @param first the first number
 * @param last the last number, not less than the first
 */
public record IntRange(int first, int last) {

  /** Checks the order. */
  public IntRange {
    if (last < first) {
      throw new IllegalArgumentException("a range ends before it begins: " + first + ".." + last);
    }
  }

  /**
   * Whether the range is one number.
   *
   * @return true if both ends are equal
   */
  public boolean isSingle() {
    return first == last;
  }

  @Override
  public String toString() {
    return isSingle() ? Integer.toString(first) : first + ".." + last;
  }
}
