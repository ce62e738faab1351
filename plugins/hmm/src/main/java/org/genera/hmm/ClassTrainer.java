package org.genera.hmm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.genera.api.GeneraException;
import org.genera.api.Progress;
import org.genera.api.ProgressListener;
import org.genera.api.RunContext;
import org.genera.api.StandardError;
import org.genera.api.data.Dataset;
import org.genera.api.engine.AggregateRequest;
import org.genera.api.engine.TaskSpec;
import org.genera.api.model.TrainingRequest;
import org.genera.api.model.TrainingSummary;
import org.genera.likelihoods.Dirichlet;

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
    double[] counts = counts();
    double[] weights = Arrays.copyOf(counts, layout.count());
    requireLabels(weights);
    warnOfUnlabelled(counts[layout.count()]);
    Map<Integer, HmmModel> models = new HashMap<>();
    for (int y = 0; y < weights.length; y++) {
      if (weights[y] > 0) {
        models.put(y, ofClass(y));
      }
    }
    double[] prior = prior(weights);
    return new ClassModel(
        request.header(HmmFamily.NAME, summary(weights, prior, models)), prior, models);
  }

  private double[] counts() {
    RunContext context = request.context();
    List<String> columns = new ArrayList<>(layout.one().names());
    columns.add(layout.labels().column().name());
    TaskSpec task =
        TaskSpec.ofFamily(
            HmmFamily.NAME,
            HmmFamily.CLASSES,
            request.options(),
            request.data().schema().modelled().select(columns));
    return context
        .engine()
        .aggregate(new AggregateRequest(task, new double[0], request.data(), context));
  }

  private void requireLabels(double[] weights) {
    if (!(Arrays.stream(weights).sum() > 0)) {
      String label = layout.labels().column().name();
      throw new GeneraException(
          StandardError.NO_DATA,
          "No series of positive weight with a step has a '"
              + label
              + "'; leave the column out with --ignore "
              + label
              + ".");
    }
  }

  private void warnOfUnlabelled(double weight) {
    if (weight > 0) {
      request
          .context()
          .listener()
          .warning(
              "Series without a '"
                  + layout.labels().column().name()
                  + "' (of weight "
                  + weight
                  + ") are left out.");
    }
  }

  /** Most probable given the counts under a Dirichlet prior; 0 for a class without a series. */
  private double[] prior(double[] weights) {
    double[] seen = Arrays.stream(weights).filter(weight -> weight > 0).toArray();
    double[] mode = Dirichlet.mode(seen, request.options().get(HmmOptions.TRANSITION_SMOOTHING));
    double[] prior = new double[weights.length];
    int next = 0;
    for (int y = 0; y < prior.length; y++) {
      prior[y] = weights[y] > 0 ? mode[next++] : 0;
    }
    return prior;
  }

  private HmmModel ofClass(int code) {
    String name = "'" + layout.labels().levels().get(code) + "'";
    Dataset rows = new ClassRows(request.data(), layout, code);
    RunContext context =
        request.context().toBuilder()
            .listener(new OfClass("class " + name, request.context().listener()))
            .build();
    TrainingRequest.Builder own =
        TrainingRequest.of(rows, context)
            .options(request.options())
            .provenance(request.provenance());
    warmStart.flatMap(model -> model.ofClass(code)).ifPresent(own::warmStart);
    try {
      return new HmmTrainer(own.build()).train();
    } catch (GeneraException e) {
      throw e.code() == StandardError.NO_DATA || e.code() == StandardError.INVALID_DATA
          ? new GeneraException(
              e.code(), "Among the series of class " + name + ": " + e.getMessage(), e)
          : e;
    }
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
    figures.put("steps", steps);
    return new TrainingSummary(
        iterations, converged, OptionalDouble.of(logLikelihood), steps, parameters, figures);
  }

  /** Says of which class it is what it passes on. */
  private record OfClass(String name, ProgressListener listener) implements ProgressListener {
    @Override
    public void progress(Progress progress) {
      listener.progress(
          new Progress(
              progress.phase() + ", " + name,
              progress.done(),
              progress.total(),
              progress.figures()));
    }

    @Override
    public void warning(String message) {
      listener.warning("Of " + name + ": " + message);
    }
  }
}
