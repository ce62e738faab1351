package org.genera.naivebayes;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.genera.api.data.Batch;
import org.genera.naivebayes.calibration.Calibration;
import org.genera.naivebayes.calibration.CalibrationMethod;
import org.genera.numerics.ClassifierTrial;
import org.genera.numerics.Folds;
import org.genera.numerics.Labels;

/**
 * Predictions for rows by models that have not seen them, and the calibration that they ask for.
 */
final class OutOfFold {

  private final Labels labels;
  private final List<double[]> logProbabilities = new ArrayList<>();
  private final List<Integer> codes = new ArrayList<>();
  private final List<Double> weights = new ArrayList<>();

  OutOfFold(Labels labels) {
    this.labels = labels;
  }

  /** Fits without each fold, and predicts it. */
  OutOfFold predict(Folds folds, Function<Batch, ClassifierTrial.LogProbabilities> training) {
    folds.forEach((train, heldOut) -> add(training.apply(train).of(heldOut), heldOut));
    return this;
  }

  private void add(double[][] predictions, Batch heldOut) {
    int[] truth = labels.codes(heldOut);
    double[] ofRows = heldOut.weights();
    for (int row = 0; row < truth.length; row++) {
      logProbabilities.add(predictions[row]);
      codes.add(truth[row]);
      weights.add(ofRows[row]);
    }
  }

  Calibration calibration(CalibrationMethod method) {
    return Calibration.of(
        method,
        logProbabilities.toArray(new double[0][]),
        codes.stream().mapToInt(Integer::intValue).toArray(),
        weights.stream().mapToDouble(Double::doubleValue).toArray());
  }
}
