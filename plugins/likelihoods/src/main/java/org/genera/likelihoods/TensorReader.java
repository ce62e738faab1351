package org.genera.likelihoods;

import java.util.Arrays;
import java.util.function.DoublePredicate;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.model.ModelArchive;

/**
 * Tensors of one factor, whose names begin alike.
 *
 * @param archive the model file
 * @param prefix what each name begins with
 * @param factorPrefix what the names of the factor itself begin with
 */
public record TensorReader(ModelArchive archive, String prefix, String factorPrefix) {

  private static final double ROUNDING = 1e-9;

  /**
   * A tensor.
   *
   * @param name its name
   * @param shape its sizes; -1 for any
   * @return its values, row-major
   */
  public double[] doubles(String name, int... shape) {
    return archive.doubles(prefix + name, shape);
  }

  /**
   * A tensor, whose values are checked.
   *
   * @param name its name
   * @param check what must hold for each value
   * @param shape its sizes; -1 for any
   * @return its values, row-major
   */
  public double[] doubles(String name, DoublePredicate check, int... shape) {
    double[] values = doubles(name, shape);
    if (!Arrays.stream(values).allMatch(check)) {
      throw invalid("a value of '" + prefix + name + "' is out of range");
    }
    return values;
  }

  /**
   * A tensor of probabilities.
   *
   * @param name its name
   * @param rows how many distributions
   * @param length of each
   * @return its values, row-major
   */
  public double[] distributions(String name, int rows, int length) {
    double[] values = doubles(name, p -> p >= 0, rows, length);
    for (int row = 0; row < rows; row++) {
      double sum = Arrays.stream(values, row * length, (row + 1) * length).sum();
      if (!(Math.abs(sum - 1) <= ROUNDING)) {
        throw invalid("the probabilities of '" + prefix + name + "' do not sum to 1");
      }
    }
    return values;
  }

  /**
   * A tensor.
   *
   * @param name its name
   * @param shape its sizes; -1 for any
   * @return its values, row-major
   */
  public long[] longs(String name, int... shape) {
    return archive.longs(prefix + name, shape);
  }

  /**
   * A text.
   *
   * @param name its name
   * @return the text
   */
  public String text(String name) {
    return archive.text(prefix + name);
  }

  /**
   * A text of the factor itself.
   *
   * @param name its name
   * @return the text
   */
  public String factorText(String name) {
    return archive.text(factorPrefix + name);
  }

  /**
   * The exponent of a power of two.
   *
   * @param value as it is in a file
   * @return the same number
   */
  public static int exponent(long value) {
    if (Math.abs(value) > Double.MAX_EXPONENT + 64) {
      throw invalid("an exponent is out of range");
    }
    return (int) value;
  }

  /**
   * What is wrong with a model file.
   *
   * @param reason in a few words
   * @return the exception to throw
   */
  public static GeneraException invalid(String reason) {
    return new GeneraException(
        StandardError.INVALID_MODEL_FILE,
        "The model file does not hold what its family reads: " + reason + ".");
  }
}
