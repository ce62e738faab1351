package org.genera.logistic;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.CategoryVector;
import org.genera.api.data.Schema;
import org.genera.numerics.Labels;

/**
 * The classes that training rows have, in the order of the label's levels. A level that none of
 * them has is no class: its probability is zero.
 *
 * @param label the label
 * @param levels the level of each class, rising
 */
record LabelClasses(Labels label, int[] levels) {

  /** What stands for the class of a row without a label. */
  static final int UNLABELLED = -1;

  /** What stands for the class of a row whose label no training row has. */
  static final int UNSEEN = -2;

  /**
   * The label of a schema.
   *
   * @throws GeneraException {@link StandardError#SCHEMA_MISMATCH} if there is none, or one that is
   *     no category
   */
  static Labels label(Schema schema) {
    Labels label =
        new Labels(
            schema
                .label()
                .orElseThrow(
                    () ->
                        new GeneraException(
                            StandardError.SCHEMA_MISMATCH,
                            "logistic models p(label | features) and needs a label; name the column"
                                + " that is to be predicted (--label COLUMN).")));
    label.levels();
    return label;
  }

  /** The classes of which there is any weight. */
  static LabelClasses of(Labels label, double[] weights) {
    return new LabelClasses(
        label, IntStream.range(0, weights.length).filter(y -> weights[y] > 0).toArray());
  }

  int count() {
    return levels.length;
  }

  /** The class of each row: its position in {@link #levels}, or what stands for none. */
  int[] of(Batch rows) {
    int[] codes = label.codes(rows);
    int[] classOf = new int[label.count()];
    Arrays.fill(classOf, UNSEEN);
    for (int k = 0; k < levels.length; k++) {
      classOf[levels[k]] = k;
    }
    int[] classes = new int[codes.length];
    for (int row = 0; row < classes.length; row++) {
      classes[row] = codes[row] == CategoryVector.MISSING ? UNLABELLED : classOf[codes[row]];
    }
    return classes;
  }
}
