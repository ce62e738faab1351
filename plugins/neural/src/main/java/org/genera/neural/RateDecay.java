package org.genera.neural;

/** How a learning rate falls while training goes on. */
public sealed interface RateDecay {

  /**
   * What is left of the rate.
   *
   * @param epoch epochs since the warm-up, fractions included
   * @param epochs how many there are from the warm-up to the end
   * @param cuts how often a plateau has cut the rate
   * @return a share of the highest rate
   */
  double share(double epoch, double epochs, int cuts);

  /** Not at all. */
  record None() implements RateDecay {
    @Override
    public double share(double epoch, double epochs, int cuts) {
      return 1;
    }
  }

  /**
   * Along half a cosine (Loshchilov and Hutter 2017, eq. 5, without restarts).
   *
   * @param last the share at the end
   */
  record Cosine(double last) implements RateDecay {
    @Override
    public double share(double epoch, double epochs, int cuts) {
      return last + (1 - last) * 0.5 * (1 + StrictMath.cos(StrictMath.PI * epoch / epochs));
    }
  }

  /**
   * In a straight line.
   *
   * @param last the share at the end
   */
  record Linear(double last) implements RateDecay {
    @Override
    public double share(double epoch, double epochs, int cuts) {
      return 1 + (last - 1) * epoch / epochs;
    }
  }

  /**
   * By a factor, again and again.
   *
   * @param factor what it is multiplied by
   * @param every epochs between
   */
  record Step(double factor, double every) implements RateDecay {
    @Override
    public double share(double epoch, double epochs, int cuts) {
      return StrictMath.pow(factor, Math.floor(epoch / every));
    }
  }

  /**
   * By a factor in so many epochs, a little in each step.
   *
   * @param factor what it is multiplied by
   * @param every epochs that it takes
   */
  record Exponential(double factor, double every) implements RateDecay {
    @Override
    public double share(double epoch, double epochs, int cuts) {
      return StrictMath.pow(factor, epoch / every);
    }
  }

  /**
   * By a factor whenever so many epochs have brought no better loss on rows held out.
   *
   * @param factor what it is multiplied by
   * @param every epochs without a better loss
   */
  record Plateau(double factor, int every) implements RateDecay {
    @Override
    public double share(double epoch, double epochs, int cuts) {
      return StrictMath.pow(factor, cuts);
    }
  }
}
