package org.genera.hmm;

import java.util.ArrayList;
import java.util.List;
import org.genera.likelihoods.NumericFactor;

/** The emissions of one column of numbers in the states of several models, one after the other. */
final class MixedNumbers implements NumericFactor {

  private final List<NumericFactor> factors = new ArrayList<>();
  private final List<Integer> states = new ArrayList<>();

  /** Adds the states of one more model. */
  void add(NumericFactor factor, int count) {
    for (int i = 0; i < count; i++) {
      factors.add(factor);
      states.add(i);
    }
  }

  @Override
  public double mean(int y) {
    return factors.get(y).mean(states.get(y));
  }

  @Override
  public double cumulative(int y, double x) {
    return factors.get(y).cumulative(states.get(y), x);
  }
}
