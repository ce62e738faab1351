package org.genera.testkit;

import java.util.Arrays;
import org.genera.api.data.Batch;
import org.genera.api.model.Classifier;
import org.genera.api.model.Density;
import org.genera.api.model.Model;

/**
 * How probable a model deems rows: log p(x) where it has a density, plus log p(y | x) where it
 * classifies and the row shows its label.
 */
final class Evidence {

  private Evidence() {}

  /**
   * The logarithm for each row.
   *
   * @param data rows with their labels, if the fixture has a label
   */
  static double[] of(FixtureRun run, Model model, Batch data) {
    Batch features = Rows.features(data);
    double[] logs =
        run.declares(Density.class)
            ? model.require(Density.class).logDensity(features)
            : new double[data.rows()];
    if (run.declares(Classifier.class)) {
      double[][] classes = model.require(Classifier.class).logProbabilities(features);
      int[] labels = ClassifierLaws.labels(data);
      for (int row = 0; row < logs.length; row++) {
        logs[row] += labels[row] < 0 ? 0 : classes[row][labels[row]];
      }
    }
    return logs;
  }

  /** The sum over rows. */
  static double sum(FixtureRun run, Model model, Batch data) {
    return Arrays.stream(of(run, model, data)).sum();
  }
}
