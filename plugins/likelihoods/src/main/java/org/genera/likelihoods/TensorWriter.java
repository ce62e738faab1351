package org.genera.likelihoods;

import org.genera.api.model.ModelArchiveWriter;

/**
 * Tensors of one factor, whose names begin alike.
 *
 * @param writer the model file
 * @param prefix what each name begins with
 */
public record TensorWriter(ModelArchiveWriter writer, String prefix) {

  /**
   * Adds a tensor.
   *
   * @param name its name
   * @param values row-major
   * @param shape its sizes
   */
  public void doubles(String name, double[] values, int... shape) {
    writer.doubles(prefix + name, values, shape);
  }

  /**
   * Adds a tensor.
   *
   * @param name its name
   * @param values row-major
   * @param shape its sizes
   */
  public void longs(String name, long[] values, int... shape) {
    writer.longs(prefix + name, values, shape);
  }

  /**
   * Adds a text.
   *
   * @param name its name
   * @param text the text
   */
  public void text(String name, String text) {
    writer.text(prefix + name, text);
  }
}
