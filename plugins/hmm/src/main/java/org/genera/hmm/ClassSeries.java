package org.genera.hmm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import org.genera.api.GeneraException;
import org.genera.api.Progress;
import org.genera.api.ProgressListener;
import org.genera.api.RunContext;
import org.genera.api.StandardError;
import org.genera.api.data.Dataset;
import org.genera.api.engine.AggregateRequest;
import org.genera.api.engine.TaskSpec;
import org.genera.api.option.Options;
import org.genera.likelihoods.Dirichlet;

/**
 * Series with a label, to be learnt from class by class.
 *
 * @param rows the data
 * @param layout where label and series are
 * @param options the family's options
 * @param context what the host lends
 */
record ClassSeries(Dataset rows, ClassLayout layout, Options options, RunContext context) {

  /** The weight of the series of each class; a warning tells of those without a label. */
  double[] weights() {
    double[] counts = counts();
    double[] weights = Arrays.copyOf(counts, layout.count());
    requireLabels(weights);
    warnOfUnlabelled(counts[layout.count()]);
    return weights;
  }

  private double[] counts() {
    List<String> columns = new ArrayList<>(layout.one().names());
    columns.add(layout.labels().column().name());
    TaskSpec task =
        TaskSpec.ofFamily(
            HmmFamily.NAME, HmmFamily.CLASSES, options, rows.schema().modelled().select(columns));
    return context.engine().aggregate(new AggregateRequest(task, new double[0], rows, context));
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
      context
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
  double[] prior(double[] weights) {
    double[] seen = Arrays.stream(weights).filter(weight -> weight > 0).toArray();
    double[] mode = Dirichlet.mode(seen, options.get(HmmOptions.TRANSITION_SMOOTHING));
    double[] prior = new double[weights.length];
    int next = 0;
    for (int y = 0; y < prior.length; y++) {
      prior[y] = weights[y] > 0 ? mode[next++] : 0;
    }
    return prior;
  }

  /** Learns from the series of one class, which progress, warnings and errors name. */
  <T> T ofClass(int code, BiFunction<Dataset, RunContext, T> learner) {
    String name = "'" + layout.labels().levels().get(code) + "'";
    RunContext own =
        context.toBuilder().listener(new OfClass("class " + name, context.listener())).build();
    try {
      return learner.apply(new ClassRows(rows, layout, code), own);
    } catch (GeneraException e) {
      throw e.code() == StandardError.NO_DATA || e.code() == StandardError.INVALID_DATA
          ? new GeneraException(
              e.code(), "Among the series of class " + name + ": " + e.getMessage(), e)
          : e;
    }
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
