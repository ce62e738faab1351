package org.genera.core.file;

import java.util.regex.Pattern;

/**
 * Where a tensor lies in a model file.
 *
 * @param name its name
 * @param dtype the kind of its numbers
 * @param shape its sizes
 * @param begin its first byte, counted from the end of the header
 * @param end the byte after its last
 */
record Tensor(String name, Dtype dtype, int[] shape, long begin, long end) {

  static final String CHECKSUM = "checksum";

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

  static boolean isName(String name) {
    return NAME.matcher(name).matches();
  }

  /** The count of numbers in a shape; throws ArithmeticException if it is beyond all measure. */
  static long count(int[] shape) {
    long count = 1;
    for (int size : shape) {
      count = Math.multiplyExact(count, (long) size);
    }
    return count;
  }

  int count() {
    return (int) ((end - begin) / dtype.bytes());
  }
}
