package org.genera.core;

import java.util.List;
import java.util.Optional;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchSink;
import org.genera.api.data.Role;

/** Adds up what became of labelled rows, block after block, of one dataset or several. */
final class ClassificationTotal implements BatchSink {

  private final CalibrationBins bins = new CalibrationBins();
  private long rows;
  private long labelled;
  private double weight;
  private double right;
  private double loss;
  private double squares;
  private long impossible;

  /** Adds up batches of {@link ClassifyTask} and hands their output columns on. */
  BatchSink and(List<String> written, BatchSink next) {
    return batch -> {
      accept(batch);
      next.accept(batch.select(written));
    };
  }

  @Override
  public void accept(Batch batch) {
    int names = batch.schema().inRole(Role.ID).size();
    int classes = batch.schema().size() - names - ClassifyTask.INTERNAL - 1;
    double[] predicted = batch.numbers(names);
    double[][] probabilities = new double[classes][];
    for (int y = 0; y < classes; y++) {
      probabilities[y] = batch.numbers(names + 1 + y);
    }
    double[] weights = batch.numbers(names + classes + 1);
    double[] truth = batch.numbers(names + classes + 2);
    double[] logProbabilities = batch.numbers(names + classes + 3);
    for (int row = 0; row < batch.rows(); row++) {
      if (!Double.isNaN(truth[row])) {
        labelled++;
        if (weights[row] > 0) {
          boolean isRight = predicted[row] == truth[row];
          weight += weights[row];
          right += isRight ? weights[row] : 0;
          loss -= weights[row] * logProbabilities[row];
          impossible += logProbabilities[row] == Double.NEGATIVE_INFINITY ? 1 : 0;
          squares += weights[row] * squaredError(probabilities, row, (int) truth[row]);
          bins.add(probabilities[(int) predicted[row]][row], isRight, weights[row]);
        }
      }
    }
    rows += batch.rows();
  }

  private static double squaredError(double[][] probabilities, int row, int truth) {
    double sum = 0;
    for (int y = 0; y < probabilities.length; y++) {
      double error = probabilities[y][row] - (y == truth ? 1 : 0);
      sum += error * error;
    }
    return sum;
  }

  long rows() {
    return rows;
  }

  long labelled() {
    return labelled;
  }

  /** Rows that count and whose class had the probability zero. */
  long impossible() {
    return impossible;
  }

  /** The share of right rows so far; NaN without labelled rows. */
  double accuracy() {
    return right / weight;
  }

  /** The figures, where there is a labelled row that counts. */
  Optional<ClassificationFigures> figures() {
    return weight > 0
        ? Optional.of(
            new ClassificationFigures(
                accuracy(), loss / weight, squares / weight, bins.weightedError() / weight))
        : Optional.empty();
  }
}
