package org.genera.logistic;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.genera.api.GeneraException;
import org.genera.api.ProgressListener;
import org.genera.api.StandardError;
import org.genera.api.data.Dataset;
import org.genera.api.model.TrainingRequest;
import org.genera.api.model.TrainingSummary;
import org.genera.numerics.ConvergenceMonitor;
import org.genera.numerics.Labels;
import org.genera.numerics.Lbfgs;

/** Fits one model to one dataset. */
final class LogisticTrainer {

  private final TrainingRequest request;
  private final TrainingRows rows;
  private final double l1;
  private final double l2;

  LogisticTrainer(TrainingRequest request) {
    this.request = request;
    rows = rows(request.data());
    l1 = request.options().get(LogisticOptions.L1);
    l2 = request.options().get(LogisticOptions.L2);
  }

  private TrainingRows rows(Dataset data) {
    return new TrainingRows(data, request.options(), request.context());
  }

  LogisticModel train() {
    Labels label = LabelClasses.label(request.data().schema());
    Features.of(request.data().schema());
    TermStatistics terms = rows.terms();
    requireLabels(terms, label);
    LabelClasses classes = LabelClasses.of(label, terms.classWeights());
    Encoding encoding = terms.encoding();
    warn(terms, classes);
    Coefficients start =
        request
            .warmStart()
            .map(model -> WarmStart.of(model, encoding, classes))
            .orElseGet(() -> frequencies(terms, classes, encoding));
    Lbfgs.Arrival arrival = minimise(encoding, classes, start, terms.weight());
    warnOfStall(arrival);
    Coefficients coefficients =
        Coefficients.fromVector(arrival.point(), 0, classes.count()).centred();
    TrainingSummary summary = summary(arrival, terms, classes, encoding, coefficients);
    return new LogisticModel(
        request.header(LogisticFamily.NAME, summary), encoding, classes, coefficients);
  }

  private static void requireLabels(TermStatistics terms, Labels label) {
    if (!(terms.weight() > 0)) {
      throw new GeneraException(
          StandardError.NO_DATA,
          "No row of positive weight has a label: every such cell of column '"
              + label.column().name()
              + "' is missing.");
    }
  }

  private void warn(TermStatistics terms, LabelClasses classes) {
    ProgressListener listener = request.context().listener();
    List<String> unknown = terms.unknownColumns();
    if (!unknown.isEmpty()) {
      listener.warning(
          "Nothing is known of the columns "
              + unknown
              + ": every cell is missing, and they have no influence.");
    }
    if (classes.count() == 1) {
      String only = classes.label().levels().get(classes.levels()[0]);
      listener.warning(
          "Every labelled row is of class '" + only + "': there is nothing to tell apart.");
    }
  }

  /** The model without any coefficient: p(k) is the share of class k. */
  private static Coefficients frequencies(
      TermStatistics terms, LabelClasses classes, Encoding encoding) {
    double[] weights = terms.classWeights();
    double[] intercepts =
        Arrays.stream(classes.levels()).mapToDouble(y -> StrictMath.log(weights[y])).toArray();
    int size = Math.multiplyExact(classes.count(), encoding.size());
    return new Coefficients(intercepts, new double[size]).centred();
  }

  private Lbfgs.Arrival minimise(
      Encoding encoding, LabelClasses classes, Coefficients start, double weight) {
    double tolerance = request.options().get(LogisticOptions.TOLERANCE);
    ConvergenceMonitor monitor =
        new ConvergenceMonitor(
            "L-BFGS",
            0,
            request.options().get(LogisticOptions.MAX_ITERATIONS),
            request.context().listener());
    PenalisedLoss loss = new PenalisedLoss(rows, encoding, classes, l2);
    double[] point = start.toVector();
    if (l1 == 0) {
      return Lbfgs.smooth(loss, tolerance, monitor).minimise(point);
    }
    double[] penalties = new double[point.length];
    Arrays.fill(penalties, classes.count(), point.length, l1 / weight);
    return Lbfgs.orthantWise(loss, penalties, tolerance, monitor).minimise(point);
  }

  private void warnOfStall(Lbfgs.Arrival arrival) {
    boolean expected = request.options().get(LogisticOptions.TOLERANCE) == 0;
    if (arrival.end() == Lbfgs.End.STALLED && !expected) {
      request
          .context()
          .listener()
          .warning(
              "L-BFGS: no step lowers the loss any more, although its slope is "
                  + arrival.steepness()
                  + "; what is left is rounding. Set a larger tolerance.");
    }
  }

  private TrainingSummary summary(
      Lbfgs.Arrival arrival,
      TermStatistics terms,
      LabelClasses classes,
      Encoding encoding,
      Coefficients coefficients) {
    Map<String, Double> figures = new LinkedHashMap<>();
    Loss loss = rows.loss(encoding, classes, coefficients);
    figures.put("trainingAccuracy", loss.accuracy());
    figures.put("trainingLogLoss", loss.mean());
    figures.put("penalisedLogLikelihood", -arrival.value() * terms.weight());
    figures.put("slope", arrival.steepness());
    figures.put("terms", (double) encoding.size());
    figures.put("nonZeroCoefficients", (double) coefficients.nonZero());
    figures.put("unlabelledRows", terms.unlabelledRows());
    request
        .validation()
        .map(data -> rows(data).loss(encoding, classes, coefficients))
        .filter(held -> held.weight() > 0)
        .ifPresent(held -> addValidation(held, figures));
    return new TrainingSummary(
        arrival.iterations(),
        arrival.end() == Lbfgs.End.CONVERGED,
        OptionalDouble.empty(),
        terms.weight(),
        freeParameters(classes, encoding, coefficients),
        figures);
  }

  private void addValidation(Loss held, Map<String, Double> figures) {
    figures.put("validationAccuracy", held.accuracy());
    if (Double.isFinite(held.mean())) {
      figures.put("validationLogLoss", held.mean());
    } else {
      request
          .context()
          .listener()
          .warning(
              "Rows held out have a class that no training row has: their log-loss is infinite.");
    }
  }

  /**
   * All but the coefficients of one class, which those of the others determine; with an L1 penalty
   * those that are not zero (Zou, Hastie and Tibshirani 2007).
   */
  private long freeParameters(LabelClasses classes, Encoding encoding, Coefficients coefficients) {
    long others = classes.count() - 1L;
    return l1 > 0 ? others + coefficients.nonZero() : others * (encoding.size() + 1L);
  }
}
