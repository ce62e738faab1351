package org.genera.gmm;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.genera.api.data.Batch;
import org.genera.api.data.Column;
import org.genera.numerics.Labels;
import org.genera.numerics.gaussian.Mixture;

/**
 * Which class each component belongs to: p(x, y) is the sum over the components of y, so that the
 * weights of a class's components sum to p(y). A class that was never seen has none.
 *
 * @param label the label, a category
 * @param ofComponent a level of the label for each component
 */
record ComponentClasses(Column label, int[] ofComponent) {

  /**
   * The level of each row; {@link org.genera.api.data.CategoryVector#MISSING} where it is missing.
   */
  int[] codes(Batch rows) {
    return new Labels(label).codes(rows);
  }

  /** The number of classes. */
  int count() {
    return new Labels(label).count();
  }

  /** The components of a class. */
  int[] components(int y) {
    return IntStream.range(0, ofComponent.length).filter(c -> ofComponent[c] == y).toArray();
  }

  /** p(y) of each class. */
  double[] weights(Mixture mixture) {
    return sums(mixture.weights());
  }

  /** Shares of components, summed by class. */
  double[] sums(double[] shares) {
    double[] sums = new double[count()];
    for (int c = 0; c < ofComponent.length; c++) {
      sums[ofComponent[c]] += shares[c];
    }
    return sums;
  }

  /** The same for some of the components. */
  ComponentClasses select(int[] components) {
    return new ComponentClasses(
        label, Arrays.stream(components).map(c -> ofComponent[c]).toArray());
  }
}
