package org.genera.vae;

import org.genera.api.engine.RandomStream;
import org.genera.neural.Learner;

/**
 * Minus the evidence lower bound of rows, by one draw of z each (Kingma and Welling 2014, eq. 10).
 */
final class BoundLearner implements Learner {

  private final RowStore store;
  private final VaePass pass;

  BoundLearner(RowStore store, VaePass pass) {
    this.store = store;
    this.pass = pass;
  }

  VaePass pass() {
    return pass;
  }

  @Override
  public double gradient(int[] rows, int from, int to, RandomStream random, float[] gradient) {
    double[] weights = new double[to - from];
    pass.begin(weights.length);
    for (int i = 0; i < weights.length; i++) {
      store.put(rows[from + i], pass, i, random);
      weights[i] = store.weight(rows[from + i]);
    }
    pass.encode();
    pass.draw(random);
    double loss = 0;
    for (int i = 0; i < weights.length; i++) {
      loss -= weights[i] * (pass.logLikelihood(i, weights[i]) - pass.divergence(i));
    }
    pass.gradient(weights, gradient);
    return loss;
  }
}
