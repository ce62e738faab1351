package org.genera.logistic;

import java.util.Arrays;
import java.util.List;
import org.genera.api.data.Batch;
import org.genera.api.model.Classifier;
import org.genera.api.model.Model;
import org.genera.api.model.ModelArchiveWriter;
import org.genera.api.model.ModelHeader;
import org.genera.api.model.UnknownLevels;

/** A fitted logistic regression. */
final class LogisticModel implements Model, Classifier {

  final Encoding encoding;
  final LabelClasses classes;
  final Coefficients coefficients;
  private final ModelHeader header;
  private final LinearPredictors predictors;

  LogisticModel(
      ModelHeader header, Encoding encoding, LabelClasses classes, Coefficients coefficients) {
    this.header = header;
    this.encoding = encoding;
    this.classes = classes;
    this.coefficients = coefficients;
    predictors = new LinearPredictors(encoding, coefficients);
  }

  @Override
  public ModelHeader header() {
    return header;
  }

  /** A level without a term says nothing. */
  @Override
  public UnknownLevels unknownLevels() {
    return UnknownLevels.MISSING;
  }

  @Override
  public List<String> classes() {
    return classes.label().levels();
  }

  @Override
  public double[][] logProbabilities(Batch rows) {
    double[][] logs = predictors.of(EncodedBlock.of(encoding, rows));
    Softmax.logProbabilities(logs);
    double[][] result = new double[rows.rows()][classes().size()];
    for (int row = 0; row < result.length; row++) {
      Arrays.fill(result[row], Double.NEGATIVE_INFINITY);
      for (int k = 0; k < logs.length; k++) {
        result[row][classes.levels()[k]] = logs[k][row];
      }
    }
    return result;
  }

  @Override
  public void write(ModelArchiveWriter writer) {
    LogisticTensors.write(this, writer);
  }
}
