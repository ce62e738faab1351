package org.genera.numerics;

/**
 * The EM algorithm (Dempster, Laird and Rubin 1977), written once.
 *
 * @param <P> the parameters
 */
public final class ExpectationMaximisation<P> {

  /**
   * What a family adds.
   *
   * @param <P> the parameters
   */
  public interface Steps<P> {

    /**
     * The E-step: expected sufficient statistics, summed over the data by an engine.
     *
     * @param parameters the current parameters
     * @return one additive vector
     */
    double[] expect(P parameters);

    /**
     * The objective of the parameters that the statistics were taken at, by weight: what the
     * tolerance is compared with.
     *
     * @param parameters those parameters
     * @param statistics their statistics
     * @return the mean log-likelihood, plus the logarithm of the prior where there is one
     */
    double objective(P parameters, double[] statistics);

    /**
     * Whether the objective of parameters can be held against that of the next ones.
     *
     * @param parameters those that EM starts from
     * @return false if a part of it is not known, such as the prior
     */
    default boolean isObjectiveWhole(P parameters) {
      return true;
    }

    /**
     * The M-step.
     *
     * @param parameters the current parameters
     * @param statistics their statistics
     * @return parameters of a higher objective
     */
    P maximise(P parameters, double[] statistics);
  }

  /**
   * Where EM arrived.
   *
   * @param parameters the last parameters
   * @param statistics the statistics at those parameters
   * @param <P> the parameters
   */
  public record Arrival<P>(P parameters, double[] statistics) {}

  private final Steps<P> steps;
  private final ConvergenceMonitor monitor;

  /**
   * A run of EM.
   *
   * @param steps the family's steps
   * @param monitor decides when to stop; new
   */
  public ExpectationMaximisation(Steps<P> steps, ConvergenceMonitor monitor) {
    this.steps = steps;
    this.monitor = monitor;
  }

  /**
   * Runs EM.
   *
   * @param start the first parameters
   * @return the last parameters with their own statistics
   */
  public Arrival<P> run(P start) {
    P parameters = start;
    double[] statistics = steps.expect(parameters);
    while (monitor.proceeds(steps.objective(parameters, statistics))) {
      if (!steps.isObjectiveWhole(parameters)) {
        monitor.doNotCompare();
      }
      parameters = steps.maximise(parameters, statistics);
      statistics = steps.expect(parameters);
    }
    return new Arrival<>(parameters, statistics);
  }
}
