package org.genera.logistic;

import java.util.Arrays;
import java.util.List;
import org.genera.api.data.Batch;
import org.genera.api.data.Column;
import org.genera.api.data.Schema;
import org.genera.api.engine.Aggregation;
import org.genera.numerics.Labels;
import org.genera.numerics.RowLoops;
import org.jspecify.annotations.Nullable;

/**
 * The loss of labelled rows and its gradient. Its parameters: an {@link Encoding}, one number a
 * level of the label (whether it is a class), and {@link Coefficients}. Its statistics are those of
 * {@link Loss}.
 */
final class LossAggregation implements Aggregation {

  private final Labels label;
  private final List<Column> features;
  private @Nullable Pass pass;

  LossAggregation(Schema schema) {
    label = LabelClasses.label(schema);
    features = Features.of(schema);
  }

  static double[] parameters(Encoding encoding, LabelClasses classes, Coefficients coefficients) {
    double[] isClass = new double[classes.label().count()];
    for (int level : classes.levels()) {
      isClass[level] = 1;
    }
    return Parts.join(encoding.toVector(), isClass, coefficients.toVector());
  }

  @Override
  public int prepare(double[] parameters) {
    Encoding encoding = Encoding.fromVector(parameters, features);
    int from = encoding.vectorLength();
    int to = from + label.count();
    LabelClasses classes = LabelClasses.of(label, Arrays.copyOfRange(parameters, from, to));
    Coefficients coefficients = Coefficients.fromVector(parameters, to, classes.count());
    pass = new Pass(encoding, classes, new LinearPredictors(encoding, coefficients));
    return Loss.length(classes.count(), encoding.size());
  }

  @Override
  public void accumulate(Batch block, double[] statistics) {
    if (pass == null) {
      throw new IllegalStateException("not prepared");
    }
    pass.add(block, statistics);
  }

  /** A pass with certain parameters. */
  private record Pass(Encoding encoding, LabelClasses classes, LinearPredictors predictors) {

    void add(Batch block, double[] statistics) {
      EncodedBlock encoded = EncodedBlock.of(encoding, block);
      int[] truth = classes.of(block);
      double[] weights = block.weights();
      double[][] logs = predictors.of(encoded);
      double[][] residuals = Softmax.logProbabilities(logs);
      for (int row = 0; row < truth.length; row++) {
        addLoss(logs, row, truth[row], weights[row], statistics);
      }
      for (int k = 0; k < residuals.length; k++) {
        for (int row = 0; row < truth.length; row++) {
          double weight = truth[row] >= 0 ? weights[row] : 0;
          residuals[k][row] = weight * (residuals[k][row] - (truth[row] == k ? 1 : 0));
        }
      }
      addGradient(residuals, encoded, statistics);
    }

    private static void addLoss(
        double[][] logs, int row, int truth, double weight, double[] statistics) {
      if (truth == LabelClasses.UNLABELLED || weight == 0) {
        return;
      }
      statistics[Loss.WEIGHT] += weight;
      if (truth == LabelClasses.UNSEEN) {
        statistics[Loss.SUM] = Double.POSITIVE_INFINITY;
        return;
      }
      statistics[Loss.SUM] -= weight * logs[truth][row];
      int likeliest = 0;
      for (int k = 1; k < logs.length; k++) {
        likeliest = logs[k][row] > logs[likeliest][row] ? k : likeliest;
      }
      statistics[Loss.RIGHT] += likeliest == truth ? weight : 0;
    }

    /** ∂/∂η times ∂η/∂(b, w), about zero for indicators: {@link Loss} moves it to their centres. */
    private void addGradient(double[][] residuals, EncodedBlock block, double[] statistics) {
      int weights = Loss.INTERCEPTS + classes.count();
      for (int k = 0; k < residuals.length; k++) {
        double sum = 0;
        for (double r : residuals[k]) {
          sum += r;
        }
        statistics[Loss.INTERCEPTS + k] = sum;
      }
      for (int j = 0; j < encoding.features().size(); j++) {
        double[] values = block.values()[j];
        for (int k = 0; k < residuals.length && values.length > 0; k++) {
          int at = weights + k * encoding.size() + encoding.features().get(j).first();
          statistics[at] = RowLoops.dot(residuals[k], values, values.length);
        }
        addIndicators(residuals, block.indicators()[j], statistics, weights);
      }
    }

    /**
     * Class by class within a row: sums of one class wait for each other, those of several do not.
     */
    private void addIndicators(
        double[][] residuals, int[] indicators, double[] statistics, int weights) {
      for (int row = 0; row < indicators.length; row++) {
        int at = weights + indicators[row];
        for (int k = 0; k < residuals.length && indicators[row] >= 0; k++) {
          statistics[at] += residuals[k][row];
          at += encoding.size();
        }
      }
    }
  }
}
