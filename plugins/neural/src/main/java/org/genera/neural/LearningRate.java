package org.genera.neural;

/**
 * The learning rate and its course.
 *
 * @param base the highest rate
 * @param warmUp epochs in which it rises from 0 in a straight line
 * @param decay how it falls after that
 */
public record LearningRate(double base, double warmUp, RateDecay decay) {

  /**
   * A rate that stays as it is.
   *
   * @param rate of all steps
   * @return the course
   */
  public static LearningRate constant(double rate) {
    return new LearningRate(rate, 0, new RateDecay.None());
  }

  /**
   * The rate of a step.
   *
   * @param step how many steps were done before
   * @param stepsPerEpoch how many make an epoch
   * @param epochs how many epochs there are at most
   * @param cuts how often {@link RateDecay.Plateau} has cut the rate
   */
  double at(long step, long stepsPerEpoch, int epochs, int cuts) {
    double epoch = (double) step / stepsPerEpoch;
    if (epoch < warmUp) {
      return base * Math.min(1, (step + 1) / (warmUp * stepsPerEpoch));
    }
    return base * decay.share(epoch - warmUp, epochs - warmUp, cuts);
  }
}
