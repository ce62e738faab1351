package org.genera.hmm;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.genera.api.GeneraException;
import org.genera.api.ProgressListener;
import org.genera.api.StandardError;
import org.genera.api.data.Column;
import org.genera.api.model.TrainingSummary;
import org.genera.likelihoods.Likelihood;
import org.genera.numerics.ConvergenceMonitor;

/**
 * A model of one number of states, fitted.
 *
 * @param plan what was counted
 * @param fit the parameters
 * @param statistics at those parameters
 * @param counted the statistics of known states by themselves, where that is all there is
 * @param evidence what variational Bayes tells of it
 * @param monitor how they were reached
 */
record HmmFit(
    Plan plan,
    Plan.Fit fit,
    double[] statistics,
    Optional<double[]> counted,
    Optional<Evidence> evidence,
    ConvergenceMonitor monitor) {

  static final String STEPS = "steps";
  static final String BITS_PER_SYMBOL = "bitsPerSymbol";

  Parameters parameters() {
    return fit.parameters();
  }

  /** Refuses columns of which nothing was counted. */
  void requireKnown() {
    List<String> empty = new ArrayList<>();
    for (int j = 0; j < plan.emissions().size(); j++) {
      Likelihood likelihood = plan.emissions().get(j);
      if (!(likelihood.count(plan.sums(j, statistics)) > 0)) {
        empty.addAll(likelihood.columns().stream().map(Column::name).toList());
      }
    }
    if (!empty.isEmpty()) {
      throw new GeneraException(
          StandardError.INVALID_DATA,
          "Nothing is known of the columns "
              + empty
              + " of steps: every cell is missing. Leave them out (--ignore).");
    }
  }

  /** Says what is doubtful. */
  void warn(ProgressListener listener) {
    fit.warn(listener);
    parameters().chain().durations().stream()
        .flatMap(durations -> durations.doubts().stream())
        .forEach(listener::warning);
  }

  /**
   * How the fit ended.
   *
   * @param layout of the data
   * @param more figures beside its own
   */
  TrainingSummary summary(SeriesLayout layout, Map<String, Double> more) {
    double logLikelihood = statistics[Plan.LOG_LIKELIHOOD];
    double weight = statistics[Plan.WEIGHT];
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put(STEPS, weight);
    if (layout.isOfSymbols()) {
      figures.put(BITS_PER_SYMBOL, -logLikelihood / weight / StrictMath.log(2));
    }
    evidence.ifPresent(of -> of.tell(figures));
    figures.putAll(more);
    return new TrainingSummary(
        monitor.iterations(),
        counted.isPresent() || monitor.converged(),
        OptionalDouble.of(logLikelihood),
        weight,
        plan.parameters(parameters().emissions()),
        figures);
  }
}
