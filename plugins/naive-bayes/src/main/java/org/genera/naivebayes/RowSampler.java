package org.genera.naivebayes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.genera.api.data.Batch;
import org.genera.api.data.CategoryVector;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnVector;
import org.genera.api.data.Schema;
import org.genera.api.engine.RandomStream;
import org.genera.likelihoods.Factor;

/** Draws from p(x, y): classes, then each factor's columns given the classes. */
final class RowSampler {

  private final NaiveBayesModel model;
  private final double[] cumulative;

  RowSampler(NaiveBayesModel model) {
    this.model = model;
    cumulative = cumulative(model.weights());
  }

  static double[] cumulative(double[] weights) {
    double[] sums = weights.clone();
    for (int y = 1; y < sums.length; y++) {
      sums[y] += sums[y - 1];
    }
    return sums;
  }

  Batch draw(int rows, RandomStream random) {
    int[] classes = new int[rows];
    for (int row = 0; row < rows; row++) {
      classes[row] = random.nextIndex(cumulative);
    }
    Map<String, ColumnVector> vectors = new HashMap<>();
    model.labels().ifPresent(of -> vectors.put(of.column().name(), new CategoryVector(classes)));
    for (Factor factor : model.factors()) {
      put(factor, factor.draw(classes, random), vectors);
    }
    return batch(model.rowSchema(), 0, rows, vectors);
  }

  /** Names the vectors of a factor. */
  static void put(Factor factor, List<ColumnVector> made, Map<String, ColumnVector> vectors) {
    for (int j = 0; j < made.size(); j++) {
      vectors.put(factor.columns().get(j).name(), made.get(j));
    }
  }

  /** A batch of named vectors. */
  static Batch batch(Schema schema, long firstRow, int rows, Map<String, ColumnVector> vectors) {
    List<ColumnVector> ordered = new ArrayList<>();
    for (Column column : schema.columns()) {
      ordered.add(java.util.Objects.requireNonNull(vectors.get(column.name())));
    }
    return Batch.of(schema, firstRow, rows, ordered);
  }
}
