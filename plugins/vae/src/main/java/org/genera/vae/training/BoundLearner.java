package org.genera.vae.training;

import org.genera.api.engine.RandomStream;
import org.genera.neural.Learner;
import org.genera.vae.bound.Objective;
import org.genera.vae.bound.ObjectiveForm;
import org.genera.vae.network.VaePass;

/** Minus the bound of log p(x) of rows, by draws of z (Kingma and Welling 2014, eq. 10). */
final class BoundLearner implements Learner {

  private final RowStore store;
  private final VaePass pass;
  private final Objective objective;

  BoundLearner(RowStore store, VaePass pass, ObjectiveForm form) {
    this.store = store;
    this.pass = pass;
    objective = new Objective(pass, form);
  }

  @Override
  public void progress(double epochs) {
    objective.setEpochs(epochs);
  }

  @Override
  public double gradient(int[] rows, int from, int to, RandomStream random, float[] gradient) {
    pass.begin(to - from);
    for (int i = from; i < to; i++) {
      store.put(rows[i], pass, i - from, random);
    }
    pass.encode();
    pass.codeRows();
    pass.draw(random, objective.draws());
    objective.begin();
    double loss = 0;
    for (int i = from; i < to; i++) {
      double weight = store.weight(rows[i]);
      loss -= weight * objective.bound(i - from, weight);
    }
    objective.gradient(gradient);
    return loss;
  }
}
