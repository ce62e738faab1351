package org.genera.hmm;

/**
 * The loops of the forward-backward algorithm over the {@linkplain Chain phases} of a step. Counts
 * of what happens between two steps are kept over its probabilities, in the order of {@link
 * ChainCounts}. May use memory of its own: not thread-safe.
 */
interface ChainKernel {

  /** That of a chain. */
  static ChainKernel of(Chain chain) {
    return chain.durations().isPresent() ? new DurationKernel(chain) : new StateKernel(chain);
  }

  /** Sets p(phase of the first step of a series). */
  void start(double[] predicted);

  /** Sets p(phase of the next step) by that of a step. */
  void predict(double[] filtered, int at, double[] predicted);

  /**
   * The predicted probabilities times the emissions.
   *
   * @param scaled emissions of the states
   * @param from where those of the step begin
   * @param joint takes the products
   * @param at where
   * @return their sum
   */
  double weigh(double[] predicted, double[] scaled, int from, double[] joint, int at);

  /** p(no further step) by the phases of a step; 1 where lengths are given. */
  double end(double[] filtered, int at);

  /**
   * Begins the way back at the last step of a series.
   *
   * @param probability of the end
   * @param beta takes p(no further step | phase) over that
   * @param ratios what the end adds to counts, over its probability, is added to
   */
  void finish(
      double[] filtered, int at, double probability, double weight, double[] beta, double[] ratios);

  /** What a step and those after it say of each of its phases: emissions times beta, scaled. */
  void future(double[] scaled, int from, double inverse, double[] beta, double[] future);

  /**
   * Goes back a step.
   *
   * @param filtered p(phase | steps up to the earlier one)
   * @param future of the later one
   * @param beta takes what the later ones say of each phase of the earlier one
   * @param ratios expected counts over their probabilities are added to
   */
  void before(
      double[] filtered, int at, double weight, double[] future, double[] beta, double[] ratios);
}
