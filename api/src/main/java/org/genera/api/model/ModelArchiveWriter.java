package org.genera.api.model;

/**
 * Takes the content of a model file. Names of tensors are {@code [A-Za-z0-9][A-Za-z0-9._-]*}, each
 * used once; a shape's product is the array's length.
 */
public interface ModelArchiveWriter {

  /**
   * Adds a tensor of 64-bit floating-point numbers, all finite.
   *
   * @param name its name
   * @param values row-major
   * @param shape its sizes; none for a scalar
   */
  void doubles(String name, double[] values, int... shape);

  /**
   * Adds a tensor of 32-bit floating-point numbers, all finite.
   *
   * @param name its name
   * @param values row-major
   * @param shape its sizes
   */
  void floats(String name, float[] values, int... shape);

  /**
   * Adds a tensor of 64-bit whole numbers.
   *
   * @param name its name
   * @param values row-major
   * @param shape its sizes
   */
  void longs(String name, long[] values, int... shape);

  /**
   * Adds a text: a vocabulary, a structure as JSON.
   *
   * @param name its name
   * @param text the text
   */
  void text(String name, String text);
}
