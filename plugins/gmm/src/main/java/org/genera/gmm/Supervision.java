package org.genera.gmm;

import java.util.Arrays;
import java.util.Optional;
import org.genera.api.data.Schema;
import org.genera.numerics.LabelledSample;

/**
 * What labels say: which class each component belongs to, and how much a row without a label
 * counts.
 *
 * @param classes the classes, where there is a label
 * @param unlabelledWeight the λ of Nigam et al. (2000), from 0 to 1 on all rows
 */
record Supervision(Optional<ComponentClasses> classes, double unlabelledWeight) {

  static final Supervision NONE = new Supervision(Optional.empty(), 1);

  /** The same classes with another weight. */
  Supervision weighing(double lambda) {
    return new Supervision(classes, lambda);
  }

  /** The same for a sample of the rows, in which one without a label stands for more or fewer. */
  Supervision onSample(LabelledSample sample) {
    return weighing(unlabelledWeight * sample.unlabelledScale());
  }

  /** What holds for some of the components. */
  Supervision select(int[] components) {
    return new Supervision(classes.map(of -> of.select(components)), unlabelledWeight);
  }

  /** In one vector, as engines carry it: nothing without classes. */
  double[] toVector() {
    if (classes.isEmpty()) {
      return new double[0];
    }
    int[] of = classes.get().ofComponent();
    double[] vector = new double[1 + of.length];
    vector[0] = unlabelledWeight;
    for (int c = 0; c < of.length; c++) {
      vector[1 + c] = of[c];
    }
    return vector;
  }

  /** Reads a vector of {@link #toVector}. */
  static Supervision fromVector(double[] vector, Schema schema) {
    if (vector.length == 0) {
      return NONE;
    }
    int[] of = Arrays.stream(vector, 1, vector.length).mapToInt(y -> (int) y).toArray();
    return new Supervision(
        Optional.of(new ComponentClasses(schema.label().orElseThrow(), of)), vector[0]);
  }
}
