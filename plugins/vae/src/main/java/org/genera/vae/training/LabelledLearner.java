package org.genera.vae.training;

import java.util.Arrays;
import org.genera.api.engine.RandomStream;
import org.genera.neural.Learner;
import org.genera.numerics.LogSumExp;
import org.genera.vae.bound.Objective;
import org.genera.vae.bound.ObjectiveForm;
import org.genera.vae.network.VaePass;

/**
 * Minus the bound of log p(x, y) of rows with a label, and of log p(x) of those without, by the
 * exact sum over classes; and beside it the log-loss of q(y | x) (the model M2 of Kingma et al.
 * 2014, eq. 6 to 9). Where rows with a label are few, more of them are drawn into each micro-batch.
 */
final class LabelledLearner implements Learner {

  private final RowStore store;
  private final RowLabels labels;
  private final LabelSettings settings;
  private final VaePass pass;
  private final Objective objective;

  LabelledLearner(
      RowStore store, RowLabels labels, LabelSettings settings, VaePass pass, ObjectiveForm form) {
    this.store = store;
    this.labels = labels;
    this.settings = settings;
    this.pass = pass;
    objective = new Objective(pass, form);
  }

  @Override
  public void progress(double epochs) {
    objective.setEpochs(epochs);
  }

  @Override
  public double gradient(int[] rows, int from, int to, RandomStream random, float[] gradient) {
    LabelledBatch batch = take(rows, from, to, random);
    pass.encode();
    double[][] logClasses =
        pass.hasClassifier() ? pass.logClasses(settings.logPriors()) : new double[batch.rows()][];
    pass.codeClasses(batch.rowOf(), batch.classOf());
    pass.draw(random, objective.draws());
    objective.begin();
    float[] byLogits = new float[batch.rows() * settings.classes()];
    double loss = 0;
    for (int row = 0; row < batch.rows(); row++) {
      double bound =
          batch.isLabelled(row)
              ? labelled(batch, row, logClasses[row], byLogits)
              : unlabelled(batch, row, logClasses[row], byLogits);
      loss -= row < to - from ? batch.weight(row) * bound : 0;
    }
    objective.gradient(gradient);
    if (pass.hasClassifier()) {
      pass.classGradient(byLogits, gradient);
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
  private double labelled(LabelledBatch batch, int row, double[] logClasses, float[] byLogits) {
    int y = batch.label(row);
    if (pass.hasClassifier()) {
      for (int k = 0; k < settings.classes(); k++) {
        double q = StrictMath.exp(logClasses[k]);
        byLogits[row * settings.classes() + k] =
            (float) (batch.classWeight(row) * (q - (k == y ? 1 : 0)));
      }
    }
    return objective.bound(batch.firstCode(row), batch.weight(row)) + settings.logPrior(y);
  }

  /** -U(x) = Σ q(y | x) (-L(x, y) - log q(y | x)) (eq. 7). */
  private double unlabelled(LabelledBatch batch, int row, double[] logClasses, float[] byLogits) {
    double[] logs = pass.hasClassifier() ? logClasses : byBayes(batch.firstCode(row));
    double weight = batch.weight(row);
    double[] gains = new double[logs.length];
    double sum = 0;
    for (int y = 0; y < gains.length; y++) {
      double q = StrictMath.exp(logs[y]);
      double bound = objective.bound(batch.firstCode(row) + y, weight * q);
      gains[y] = bound + settings.logPrior(y) - logs[y];
      sum += q * gains[y];
    }
    for (int y = 0; y < gains.length; y++) {
      double q = StrictMath.exp(logs[y]);
      byLogits[row * gains.length + y] = (float) (weight * q * (sum - gains[y]));
    }
    return sum;
  }

  /** The q(y | x) that makes -U(x) largest: in proportion to p(y) exp(-L(x, y)). */
  private double[] byBayes(int firstCode) {
    double[] logs = new double[settings.classes()];
    for (int y = 0; y < logs.length; y++) {
      logs[y] = settings.logPrior(y) + objective.bound(firstCode + y, 0);
    }
    double total = LogSumExp.of(logs);
    for (int y = 0; y < logs.length; y++) {
      logs[y] -= total;
    }
    return logs;
  }
}
