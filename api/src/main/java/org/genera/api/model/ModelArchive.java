package org.genera.api.model;

import java.util.Set;
import org.genera.api.GeneraException;

/**
 * The checked content of a model file. Every method throws {@link GeneraException} {@code
 * INVALID_MODEL_FILE} where it lacks what is asked.
 */
public interface ModelArchive {

  /**
   * What the model knows of itself.
   *
   * @return the header
   */
  ModelHeader header();

  /**
   * The names of the tensors.
   *
   * @return names, sorted
   */
  Set<String> tensors();

  /**
   * The shape of a tensor.
   *
   * @param name its name
   * @return its sizes
   */
  int[] shape(String name);

  /**
   * A tensor of 64-bit floating-point numbers.
   *
   * @param name its name
   * @param shape the sizes that it must have; -1 for any
   * @return its values, row-major
   */
  double[] doubles(String name, int... shape);

  /**
   * A tensor of 32-bit floating-point numbers.
   *
   * @param name its name
   * @param shape the sizes that it must have; -1 for any
   * @return its values, row-major
   */
  float[] floats(String name, int... shape);

  /**
   * A tensor of 64-bit whole numbers.
   *
   * @param name its name
   * @param shape the sizes that it must have; -1 for any
   * @return its values, row-major
   */
  long[] longs(String name, int... shape);

  /**
   * A text.
   *
   * @param name its name
   * @return the text
   */
  String text(String name);
}
