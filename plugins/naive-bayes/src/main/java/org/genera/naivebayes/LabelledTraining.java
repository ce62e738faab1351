package org.genera.naivebayes;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.genera.api.GeneraException;
import org.genera.api.ProgressListener;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.Dataset;
import org.genera.api.model.ModelHeader;
import org.genera.api.model.TrainingRequest;
import org.genera.api.model.TrainingSummary;
import org.genera.naivebayes.calibration.Calibration;
import org.genera.naivebayes.calibration.CalibrationMethod;
import org.genera.numerics.ClassifierTrial;
import org.genera.numerics.ConvergenceMonitor;
import org.genera.numerics.Folds;
import org.genera.numerics.LabelledSample;
import org.genera.numerics.Labels;
import org.genera.numerics.UnlabelledWeight;
import org.jspecify.annotations.Nullable;

/**
 * Fits to a label: rows with one are counted in one pass; rows without one join in EM if they are
 * worth it.
 */
final class LabelledTraining {

  /** Where nothing tells what rows without a label do, they do more harm than good. */
  private static final double UNTOLD = 0;

  private static final int SHORT_ITERATIONS = 100;
  private static final double SHORT_TOLERANCE = 1e-5;

  private final TrainingRequest request;
  private final TrainingData data;
  private final Labels labels;
  private final Planning planning;
  private final Plan plan;
  private final EmClimb climb;
  private @Nullable LabelledSample sample;
  private final Map<String, Double> figures = new LinkedHashMap<>();

  LabelledTraining(TrainingRequest request, TrainingData data) {
    this.request = request;
    this.data = data;
    labels = new Labels(data.columns().label().orElseThrow());
    planning = new Planning(data, request.warmStart());
    plan = planning.plan(labels.count());
    climb = new EmClimb(data, plan, request.header(NaiveBayesFamily.NAME, Summaries.NONE));
  }

  NaiveBayesModel train() {
    double[] counted = climb.count(data.rows());
    requireLabels(counted);
    requireCalibrable(counted);
    double unlabelled = plan.unknownWeight(counted);
    double lambda = unlabelled > 0 ? unlabelledWeight() : 0;
    if (unlabelled > 0) {
      figures.put("unlabelledWeight", lambda);
    }
    if (lambda > 0) {
      return expectationMaximisation(plan.estimate(counted, data.options()), lambda);
    }
    Planning.requireKnown(
        plan,
        counted,
        unlabelled > 0
            ? " in the rows with a label. Leave them out (--ignore), or let the other rows take part"
                + " (unlabelled-weight=1)."
            : ". Leave them out (--ignore).");
    Plan.Fit fit = plan.estimate(counted, data.options());
    double weight = Arrays.stream(plan.classWeights(counted)).sum();
    TrainingSummary summary =
        plan.isGenerative() && (unlabelled > 0 || fit.logLikelihood().isEmpty())
            ? summary(fit, 1, true)
            : new TrainingSummary(1, true, fit.logLikelihood(), weight, fit.parameters(), figures);
    return model(fit, summary, Optional.of(counted), lambda);
  }

  private void requireLabels(double[] counted) {
    boolean labelled = Arrays.stream(plan.classWeights(counted)).sum() > 0;
    if (!labelled && plan.unknownWeight(counted) > 0) {
      throw new GeneraException(
          StandardError.NO_DATA,
          "No row has a label: every cell of column '" + labels.column().name() + "' is missing.");
    }
    if (!labelled) {
      throw TrainingData.noData();
    }
  }

  /** A class that the models of some folds had not seen would turn its curve upside down. */
  private void requireCalibrable(double[] counted) {
    if (data.options().get(NaiveBayesOptions.CALIBRATION).equals("none")) {
      return;
    }
    double[] seen = plan.classWeights(counted);
    int[] rows = new int[labels.count()];
    for (int code : labels.codes(sample().rows())) {
      rows[code]++;
    }
    for (int y = 0; y < rows.length; y++) {
      if (seen[y] > 0 && rows[y] < Folds.COUNT) {
        throw new GeneraException(StandardError.INVALID_DATA, tooFew(y, rows[y]));
      }
    }
  }

  private String tooFew(int y, int rows) {
    return "Calibration needs at least "
        + Folds.COUNT
        + " labelled rows of every class, and of class '"
        + labels.levels().get(y)
        + "' there are "
        + rows
        + (sample().complete() ? "" : " among the " + sample().rows().rows() + " drawn for it")
        + "; label more rows, or leave option 'calibration' out.";
  }

  private NaiveBayesModel expectationMaximisation(Plan.Fit counted, double lambda) {
    Plan.Fit start =
        planning
            .start()
            .map(model -> Plan.Fit.of(model.weights(), model.factors()))
            .orElse(counted);
    ConvergenceMonitor monitor = Summaries.monitor(data);
    var arrival = climb.run(start, lambda, data.rows(), monitor);
    Planning.requireKnown(plan, arrival.statistics());
    Plan.Fit fit = arrival.parameters();
    TrainingSummary summary = summary(fit, monitor.iterations(), monitor.converged());
    return model(fit, summary, Optional.empty(), lambda);
  }

  /** The likelihood of all rows at full weight, by a pass of its own. */
  private TrainingSummary summary(Plan.Fit fit, int iterations, boolean converged) {
    double[] statistics = climb.expect(fit, 1, data.rows());
    return new TrainingSummary(
        iterations,
        converged,
        Summaries.known(statistics[Plan.LOG_LIKELIHOOD]),
        statistics[Plan.WEIGHT],
        fit.parameters(),
        figures);
  }

  private NaiveBayesModel model(
      Plan.Fit fit, TrainingSummary summary, Optional<double[]> statistics, double lambda) {
    Summaries.warn(fit, data.context().listener());
    ModelHeader header = request.header(NaiveBayesFamily.NAME, summary);
    LearningState state = new LearningState(plan, statistics);
    return new NaiveBayesModel(
        header, fit.weights(), fit.factors(), Optional.of(state), calibration(lambda));
  }

  private double unlabelledWeight() {
    boolean ignored = data.options().get(NaiveBayesOptions.UNLABELLED).equals("ignore");
    if (ignored || !plan.isGenerative()) {
      return 0;
    }
    return data.options().find(NaiveBayesOptions.UNLABELLED_WEIGHT).orElseGet(this::chosenWeight);
  }

  private double chosenWeight() {
    Folds folds =
        Folds.of(labels, sample().rows(), NaiveBayesFamily.NAME + " folds", data.context().seed());
    return new UnlabelledWeight(folds, UNTOLD)
        .choose(new ClassifierTrial(labels, this::classifier), figures, data.context().listener());
  }

  private Optional<Calibration> calibration(double lambda) {
    String wanted = data.options().get(NaiveBayesOptions.CALIBRATION);
    for (CalibrationMethod method : CalibrationMethod.values()) {
      if (method.word().equals(wanted)) {
        Folds folds =
            Folds.of(
                labels,
                sample().rows(),
                NaiveBayesFamily.NAME + " calibration",
                data.context().seed());
        OutOfFold predictions =
            new OutOfFold(labels).predict(folds, train -> classifier(lambda, train));
        return Optional.of(predictions.calibration(method));
      }
    }
    return Optional.empty();
  }

  private LabelledSample sample() {
    if (sample == null) {
      sample =
          LabelledSample.of(data.rows(), data.columns(), NaiveBayesFamily.NAME, data.context());
    }
    return sample;
  }

  private ClassifierTrial.LogProbabilities classifier(double weight, Batch train) {
    Plan.Fit fit = plan.estimate(climb.count(Dataset.of(train)), data.options());
    if (weight > 0) {
      ProgressListener listener = data.context().listener()::progress;
      ConvergenceMonitor monitor =
          new ConvergenceMonitor(
              "EM, weight " + weight + " of unlabelled rows",
              SHORT_TOLERANCE,
              SHORT_ITERATIONS,
              listener);
      double scaled = weight * sample().unlabelledScale();
      fit = climb.run(fit, scaled, sample().with(train), monitor).parameters();
    }
    return new ClassPosterior(fit.weights(), fit.factors())::logProbabilities;
  }
}
