package org.genera.gmm;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.CategoryVector;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;

/**
 * Which class each component belongs to: p(x, y) is the sum over the components of y, so that the
 * weights of a class's components sum to p(y). A class that was never seen has none.
 *
 * @param label the label, a category
 * @param ofComponent a level of the label for each component
 */
record ComponentClasses(Column label, int[] ofComponent) {

  /** The levels of a label. */
  static List<String> levels(Column label) {
    if (label.type() instanceof ColumnType.Category category) {
      return category.levels();
    }
    throw new GeneraException(
        StandardError.SCHEMA_MISMATCH,
        "The label '"
            + label.name()
            + "' is "
            + label.type().kind()
            + ", not a category; name another label.");
  }

  /** The level of each row; {@link CategoryVector#MISSING} where it is missing. */
  static int[] codes(Column label, Batch rows) {
    OptionalInt index = rows.schema().find(label.name());
    if (index.isEmpty()) {
      int[] missing = new int[rows.rows()];
      Arrays.fill(missing, CategoryVector.MISSING);
      return missing;
    }
    if (rows.column(index.getAsInt()) instanceof CategoryVector vector
        && rows.schema().column(index.getAsInt()).type().equals(label.type())) {
      return vector.codes();
    }
    throw new GeneraException(
        StandardError.SCHEMA_MISMATCH,
        "The label '" + label.name() + "' has other levels here than in the model.");
  }

  int[] codes(Batch rows) {
    return codes(label, rows);
  }

  /** The number of classes. */
  int count() {
    return levels(label).size();
  }

  /** The components of a class. */
  int[] components(int y) {
    return IntStream.range(0, ofComponent.length).filter(c -> ofComponent[c] == y).toArray();
  }

  /** p(y) of each class. */
  double[] weights(Mixture mixture) {
    double[] weights = new double[count()];
    for (int c = 0; c < ofComponent.length; c++) {
      weights[ofComponent[c]] += mixture.weights()[c];
    }
    return weights;
  }

  /** The same for some of the components. */
  ComponentClasses select(int[] components) {
    return new ComponentClasses(
        label, Arrays.stream(components).map(c -> ofComponent[c]).toArray());
  }
}
