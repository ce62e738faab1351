package org.genera.neural;

import org.bytedeco.javacpp.FloatPointer;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;

/** Room for rows of numbers, row by row. */
final class Rows {

  private Rows() {}

  /**
   * The length of an array for some rows.
   *
   * @throws GeneraException {@link StandardError#USAGE} if no array is as long
   */
  static int length(int rows, int width) {
    long length = (long) rows * width;
    if (length > Integer.MAX_VALUE - 8) {
      throw new GeneraException(
          StandardError.USAGE,
          "A layer has "
              + width
              + " outputs a row, too many for "
              + rows
              + " rows at once. Take fewer rows at a time (micro-batch, batch), or fewer channels.");
    }
    return (int) length;
  }

  /** The array itself if it is as long as the rows, else another. */
  static float[] room(float[] array, int rows, int width) {
    int length = length(rows, width);
    return array.length == length ? array : new float[length];
  }

  /** The native array itself if it has room, else a longer one in its place. */
  static FloatPointer room(FloatPointer array, int rows, int width) {
    int length = length(rows, width);
    if (array.capacity() >= length) {
      return array;
    }
    array.close();
    return new FloatPointer(length);
  }

  /** Where something begins that lies so many numbers after a pointer's position. */
  static FloatPointer at(FloatPointer pointer, long offset) {
    return new FloatPointer(pointer).position(pointer.position() + offset);
  }
}
