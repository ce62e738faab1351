package org.genera.logistic;

import java.util.Arrays;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.model.Model;

/**
 * The coefficients of a model, put into the encoding and the classes of other rows: the same
 * predictions, but for terms and classes that the model does not have, which start at zero.
 */
final class WarmStart {

  private WarmStart() {}

  static Coefficients of(Model start, Encoding encoding, LabelClasses classes) {
    if (!(start instanceof LogisticModel model) || !isOfTheSameColumns(model, encoding, classes)) {
      throw new GeneraException(
          StandardError.SCHEMA_MISMATCH,
          "The model to start from is no logistic regression of '"
              + classes.label().column().name()
              + "' on the columns "
              + encoding.features().stream().map(feature -> feature.column().name()).toList()
              + ", with the same kinds and levels.");
    }
    double[] intercepts = new double[classes.count()];
    double[] weights = new double[Math.multiplyExact(classes.count(), encoding.size())];
    for (int k = 0; k < intercepts.length; k++) {
      int old = Arrays.binarySearch(model.classes.levels(), classes.levels()[k]);
      if (old >= 0) {
        intercepts[k] = move(model, old, encoding, weights, k * encoding.size());
      }
    }
    return new Coefficients(intercepts, weights).centred();
  }

  private static boolean isOfTheSameColumns(
      LogisticModel model, Encoding encoding, LabelClasses classes) {
    return model.classes.label().equals(classes.label())
        && model.encoding.features().stream()
            .map(FeatureTerms::column)
            .toList()
            .equals(encoding.features().stream().map(FeatureTerms::column).toList());
  }

  /** Fills in the weights of a class and gives back its intercept. */
  private static double move(
      LogisticModel model, int old, Encoding encoding, double[] weights, int from) {
    double intercept = model.coefficients.intercepts()[old];
    for (int j = 0; j < encoding.features().size(); j++) {
      FeatureTerms had = model.encoding.features().get(j);
      FeatureTerms has = encoding.features().get(j);
      for (int i = 0; i < had.size(); i++) {
        int before = had.first() + i;
        double slope = model.coefficients.weight(old, before) / model.encoding.scales()[before];
        intercept -= slope * model.encoding.centres()[before];
        if (i < has.size()) {
          int term = has.first() + i;
          weights[from + term] = slope * encoding.scales()[term];
          intercept += slope * encoding.centres()[term];
        }
      }
    }
    return intercept;
  }
}
