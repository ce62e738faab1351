package org.genera.neural;

/**
 * How a network is trained. {@link TrainingOptions} makes it from a user's options.
 *
 * @param epochs passes over the rows at most
 * @param patience epochs without a better loss on held-out rows before training stops
 * @param maxMinutes no epoch begins that would probably end later than that; may be infinite
 * @param batchRows rows in a step
 * @param microRows rows that one thread works on at a time; part of the result
 * @param clipNorm gradients of a step are scaled down to this Euclidean norm
 * @param rate the learning rate and its course
 * @param adam the constants of Adam
 * @param average decay of an exponential moving average of the parameters, which is then what is
 *     evaluated and kept; 0 for the parameters themselves
 */
public record TrainingPlan(
    int epochs,
    int patience,
    double maxMinutes,
    int batchRows,
    int microRows,
    double clipNorm,
    LearningRate rate,
    AdamRule adam,
    double average) {

  /** The usual: batches of 128 rows, Adam at a constant 0.001, gradients hardly ever clipped. */
  public static final TrainingPlan STANDARD =
      new TrainingPlan(
          50,
          5,
          Double.POSITIVE_INFINITY,
          128,
          64,
          1000,
          LearningRate.constant(1e-3),
          AdamRule.STANDARD,
          0);

  /**
   * The same for so many epochs.
   *
   * @param most passes over the rows at most
   * @param patient epochs without a better loss before training stops
   * @return a new plan
   */
  public TrainingPlan epochs(int most, int patient) {
    return new TrainingPlan(
        most, patient, maxMinutes, batchRows, microRows, clipNorm, rate, adam, average);
  }

  /**
   * The same in other batches.
   *
   * @param rows rows in a step
   * @param micro rows that one thread works on at a time
   * @return a new plan
   */
  public TrainingPlan batches(int rows, int micro) {
    return new TrainingPlan(
        epochs, patience, maxMinutes, rows, micro, clipNorm, rate, adam, average);
  }

  /**
   * The same at another learning rate.
   *
   * @param value the rate and its course
   * @return a new plan
   */
  public TrainingPlan rate(LearningRate value) {
    return new TrainingPlan(
        epochs, patience, maxMinutes, batchRows, microRows, clipNorm, value, adam, average);
  }

  /**
   * The same with other constants of Adam.
   *
   * @param value the constants
   * @return a new plan
   */
  public TrainingPlan adam(AdamRule value) {
    return new TrainingPlan(
        epochs, patience, maxMinutes, batchRows, microRows, clipNorm, rate, value, average);
  }

  /** The number of micro-batches of a batch. */
  int parts(int rows) {
    return (rows + microRows - 1) / microRows;
  }
}
