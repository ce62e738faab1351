package org.genera.logistic;

import java.util.List;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.CategoryVector;
import org.genera.api.data.Column;
import org.genera.api.data.Schema;
import org.genera.api.engine.Aggregation;
import org.genera.numerics.Labels;

/**
 * Counts and moments of labelled rows. Its parameters are a centre for each feature, about which
 * moments are taken. Its statistics: the weight of each level of the label, the number of rows
 * without a label; then of each number the weight, sum and squares of its cells and the weight of
 * missing ones, and of each category the weight of each level and of missing cells.
 */
final class TermAggregation implements Aggregation {

  /** Squares of larger numbers overflow. */
  private static final double LARGEST = 1e150;

  private final Labels label;
  private final List<Column> features;
  private double[] centres = {};

  TermAggregation(Schema schema) {
    label = LabelClasses.label(schema);
    features = Features.of(schema);
  }

  /** How many statistics a feature has. */
  static int length(Column feature) {
    return Features.isCategory(feature) ? FeatureTerms.values(feature) + 1 : 4;
  }

  @Override
  public int prepare(double[] parameters) {
    centres = parameters;
    return label.count()
        + 1
        + features.stream().mapToInt(TermAggregation::length).reduce(0, Math::addExact);
  }

  @Override
  public void accumulate(Batch block, double[] statistics) {
    double[] weights = countLabels(block, statistics);
    int offset = label.count() + 1;
    for (int j = 0; j < features.size(); j++) {
      Column feature = features.get(j);
      if (Features.isCategory(feature)) {
        countLevels(feature, block, weights, statistics, offset);
      } else {
        addMoments(j, block, weights, statistics, offset);
      }
      offset += length(feature);
    }
  }

  /** The weights of the rows, 0 for those without a label. */
  private double[] countLabels(Batch block, double[] statistics) {
    int unlabelled = label.count();
    int[] codes = label.codes(block);
    double[] weights = block.weights().clone();
    for (int row = 0; row < codes.length; row++) {
      if (codes[row] == CategoryVector.MISSING) {
        statistics[unlabelled]++;
        weights[row] = 0;
      } else {
        statistics[codes[row]] += weights[row];
      }
    }
    return weights;
  }

  private static void countLevels(
      Column feature, Batch block, double[] weights, double[] statistics, int offset) {
    int missing = offset + FeatureTerms.values(feature);
    int[] codes = Cells.codes(feature, block);
    for (int row = 0; row < codes.length; row++) {
      int place = codes[row] == CategoryVector.MISSING ? missing : offset + codes[row];
      statistics[place] += weights[row];
    }
  }

  private void addMoments(
      int feature, Batch block, double[] weights, double[] statistics, int offset) {
    double[] values = Cells.numbers(features.get(feature), block);
    for (int row = 0; row < values.length; row++) {
      double weight = weights[row];
      if (Double.isNaN(values[row])) {
        statistics[offset + 3] += weight;
      } else if (weight > 0) {
        if (Math.abs(values[row]) > LARGEST) {
          throw tooLarge(block.firstRow() + row, features.get(feature), values[row]);
        }
        double difference = values[row] - centres[feature];
        statistics[offset] += weight;
        statistics[offset + 1] += weight * difference;
        statistics[offset + 2] += weight * difference * difference;
      }
    }
  }

  private static GeneraException tooLarge(long row, Column column, double value) {
    return new GeneraException(
        StandardError.INVALID_DATA,
        "Row "
            + (row + 1)
            + ", column '"
            + column.name()
            + "': "
            + value
            + " is too large to be modelled; remove the row, or mark the cell as missing.");
  }
}
