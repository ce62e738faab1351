package org.genera.hmm;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.genera.api.GeneraException;
import org.genera.api.RunContext;
import org.genera.api.StandardError;
import org.genera.api.data.Dataset;
import org.genera.api.model.TrainingRequest;
import org.genera.api.model.TrainingSummary;

/**
 * Fits p(y) by counting and p(series | y) class by class, each from the series of its class. Series
 * without a label are left out.
 */
final class ClassTrainer {

  private final TrainingRequest request;
  private final ClassLayout layout;
  private final Optional<ClassModel> warmStart;

  ClassTrainer(TrainingRequest request) {
    this.request = request;
    layout = ClassLayout.of(request.data().schema());
    warmStart = request.warmStart().map(model -> checked(model, layout));
  }

  private static ClassModel checked(Object model, ClassLayout layout) {
    if (model instanceof ClassModel found && found.layout().labels().equals(layout.labels())) {
      return found;
    }
    throw new GeneraException(
        StandardError.SCHEMA_MISMATCH,
        "The model to start from has not the classes of '"
            + layout.labels().column().name()
            + "'; train without it.");
  }

  ClassModel train() {
    ClassSeries series =
        new ClassSeries(request.data(), layout, request.options(), request.context());
    double[] weights = series.weights();
    Map<Integer, HmmModel> models = new HashMap<>();
    for (int y = 0; y < weights.length; y++) {
      if (weights[y] > 0) {
        int code = y;
        models.put(y, series.ofClass(y, (rows, context) -> ofClass(code, rows, context)));
      }
    }
    double[] prior = series.prior(weights);
    return new ClassModel(
        request.header(HmmFamily.NAME, summary(weights, prior, models)),
        prior,
        models,
        Optional.of(weights));
  }

  private HmmModel ofClass(int code, Dataset rows, RunContext context) {
    TrainingRequest.Builder own =
        TrainingRequest.of(rows, context)
            .options(request.options())
            .provenance(request.provenance());
    warmStart.flatMap(model -> model.ofClass(code)).ifPresent(own::warmStart);
    return new HmmTrainer(own.build()).train();
  }

  /** How many states were chosen for a class, and of beliefs how many it uses. */
  private void tellStates(int code, HmmModel model, Map<String, Double> figures) {
    String level = "[" + layout.labels().levels().get(code) + "]";
    if (request.options().find(HmmOptions.STATES).map(tried -> tried.size() > 1).orElse(false)) {
      figures.put("states" + level, (double) model.plan().states());
    }
    Map<String, Double> own = model.header().summary().figures();
    Optional.ofNullable(own.get(Evidence.USED_STATES))
        .ifPresent(used -> figures.put(Evidence.USED_STATES + level, used));
  }

  /** Log-likelihood of series and labels; the unit is a step, as in a model of one class. */
  private TrainingSummary summary(double[] weights, double[] prior, Map<Integer, HmmModel> models) {
    double logLikelihood = 0;
    double steps = 0;
    long parameters = models.size() - 1L;
    int iterations = 0;
    boolean converged = true;
    for (Map.Entry<Integer, HmmModel> entry : models.entrySet()) {
      TrainingSummary own = entry.getValue().header().summary();
      int y = entry.getKey();
      logLikelihood += own.logLikelihood().orElseThrow() + weights[y] * StrictMath.log(prior[y]);
      steps += own.sumOfWeights();
      parameters += own.parameters();
      iterations = Math.max(iterations, own.iterations());
      converged &= own.converged();
    }
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put(HmmFit.STEPS, steps);
    new TreeMap<>(models).forEach((y, model) -> tellStates(y, model, figures));
    return new TrainingSummary(
        iterations, converged, OptionalDouble.of(logLikelihood), steps, parameters, figures);
  }
}
