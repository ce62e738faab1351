package org.genera.gmm;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.CategoryVector;
import org.genera.api.data.Column;
import org.genera.api.data.Dataset;
import org.genera.api.engine.Aggregation;
import org.genera.numerics.Labels;

/**
 * How much weight each class has.
 *
 * @param label the label
 * @param weights the sum of the weights of the rows of each class
 * @param unlabelled the sum of the weights of the rows without a label
 */
record ClassCounts(Column label, double[] weights, double unlabelled) {

  /** Counts the rows of a dataset by one pass. */
  static ClassCounts of(TrainingData data, Column label, Dataset rows) {
    double[] sums = data.pass(GmmFamily.CLASSES, new double[0], rows);
    int classes = sums.length - 1;
    return new ClassCounts(label, Arrays.copyOf(sums, classes), sums[classes]);
  }

  double total() {
    return Arrays.stream(weights).sum();
  }

  /** As many components for each class that was seen, and none for others. */
  ComponentClasses components(int ofEach) {
    int[] classes =
        IntStream.range(0, weights.length)
            .filter(y -> weights[y] > 0)
            .flatMap(y -> IntStream.generate(() -> y).limit(ofEach))
            .toArray();
    if (classes.length == 0) {
      throw new GeneraException(
          StandardError.NO_DATA,
          "No row has a label: every cell of column '" + label.name() + "' is missing.");
    }
    return new ComponentClasses(label, classes);
  }

  /** The pass behind it; it has no parameters. */
  static Aggregation aggregation(Column label) {
    int classes = new Labels(label).count();
    return new Aggregation() {
      @Override
      public int prepare(double[] parameters) {
        return classes + 1;
      }

      @Override
      public void accumulate(Batch block, double[] statistics) {
        int[] codes = new Labels(label).codes(block);
        double[] weights = block.weights();
        for (int row = 0; row < codes.length; row++) {
          int place = codes[row] == CategoryVector.MISSING ? classes : codes[row];
          statistics[place] += weights[row];
        }
      }
    };
  }
}
