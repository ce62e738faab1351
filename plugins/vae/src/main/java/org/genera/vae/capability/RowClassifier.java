package org.genera.vae.capability;

import java.util.List;
import org.genera.api.data.Batch;
import org.genera.api.model.Classifier;
import org.genera.vae.network.TrainedVae;

/** q(y | x) of a model with a label. */
public record RowClassifier(TrainedVae model) implements Classifier {

  @Override
  public List<String> classes() {
    return model.latents().classes();
  }

  @Override
  public double[][] logProbabilities(Batch rows) {
    double[][] logs = new double[rows.rows()][];
    new RowBlocks(model, rows)
        .encoded(
            (pass, first, count) -> {
              double[][] some = pass.logClasses(model.classPriors().logs());
              System.arraycopy(some, 0, logs, first, count);
            });
    return logs;
  }
}
