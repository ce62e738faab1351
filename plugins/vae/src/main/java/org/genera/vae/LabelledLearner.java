package org.genera.vae;

import java.util.Arrays;
import org.genera.api.engine.RandomStream;
import org.genera.neural.Learner;
import org.jspecify.annotations.Nullable;

/**
 * Minus the bound of log p(x, y) of rows with a label, and of log p(x) of those without, by the exact
 * sum over classes; and beside it the log-loss of q(y | x) (the model M2 of Kingma et al. 2014, eq. 6
 * to 9). Where rows with a label are few, more of them are drawn into each micro-batch.
 */
final class LabelledLearner implements Learner {

  private final RowStore store;
  private final RowLabels labels;
  private final LabelSettings settings;
  private final VaePass pass;
  private final Objective objective;
  private final @Nullable ClassNetwork network;

  LabelledLearner(
      RowStore store,
      RowLabels labels,
      LabelSettings settings,
      VaePass pass,
      ObjectiveForm form,
      @Nullable ClassNetwork network) {
    this.store = store;
    this.labels = labels;
    this.settings = settings;
    this.pass = pass;
    this.network = network;
    objective = new Objective(pass, form);
  }

  @Override
  public void progress(double epochs) {
    objective.progress(epochs);
  }

  @Override
  public double gradient(int[] rows, int from, int to, RandomStream random, float[] gradient) {
    LabelledBatch batch = take(rows, from, to, random);
    pass.encode();
    double[][] logClasses =
        network == null ? new double[0][] : network.logProbabilities(pass);
    pass.codeClasses(batch.rowOf(), batch.classOf());
    pass.draw(random, objective.draws());
    objective.begin();
    float[] byLogits = new float[batch.rows() * settings.classes()];
    double loss = 0;
    for (int row = 0; row < batch.rows(); row++) {
      double bound =
          batch.isLabelled(row)
              ? labelled(batch, row, logClasses, byLogits)
              : unlabelled(batch, row, logClasses, byLogits);
      loss -= row < to - from ? batch.weight(row) * bound : 0;
    }
    objective.gradient(gradient);
    if (network != null) {
      network.gradient(byLogits, gradient);
    }
    return loss;
  }

  private LabelledBatch take(int[] rows, int from, int to, RandomStream random) {
    int count = to - from;
    int[] all = Arrays.copyOf(Arrays.copyOfRange(rows, from, to), count + settings.extra(count));
    for (int i = 0; i < count; i++) {
      all[i] = settings.row(all[i]);
    }
    for (int i = count; i < all.length; i++) {
      all[i] = labels.draw(random);
    }
    pass.begin(all.length);
    for (int i = 0; i < all.length; i++) {
      store.put(all[i], pass, i, random);
    }
    return LabelledBatch.of(all, count, labels, store, settings);
  }

  /** -L(x, y) (eq. 6), and the log-loss (eq. 9). */
  private double labelled(
      LabelledBatch batch, int row, double[][] logClasses, float[] byLogits) {
    int y = batch.label(row);
    if (network != null) {
      for (int k = 0; k < settings.classes(); k++) {
        double q = StrictMath.exp(logClasses[row][k]);
        byLogits[row * settings.classes() + k] =
            (float) (batch.classWeight(row) * (q - (k == y ? 1 : 0)));
      }
    }
    return objective.bound(batch.firstCode(row), batch.weight(row)) + settings.logPrior(y);
  }

  /** -U(x) = Σ q(y | x) (-L(x, y) - log q(y | x)) (eq. 7). */
  private double unlabelled(
      LabelledBatch batch, int row, double[][] logClasses, float[] byLogits) {
    double weight = batch.weight(row);
    double[] gains = new double[settings.classes()];
    double bound = 0;
    for (int y = 0; y < gains.length; y++) {
      double q = StrictMath.exp(logClasses[row][y]);
      gains[y] =
          objective.bound(batch.firstCode(row) + y, weight * q)
              + settings.logPrior(y)
              - logClasses[row][y];
      bound += q * gains[y];
    }
    for (int y = 0; y < gains.length; y++) {
      double q = StrictMath.exp(logClasses[row][y]);
      byLogits[row * gains.length + y] = (float) (weight * q * (bound - gains[y]));
    }
    return bound;
  }
}
