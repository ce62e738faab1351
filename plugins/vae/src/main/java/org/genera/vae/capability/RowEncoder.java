package org.genera.vae.capability;

import java.util.Arrays;
import org.genera.api.data.Batch;
import org.genera.api.data.Schema;
import org.genera.api.model.LatentEncoder;
import org.genera.vae.latent.LatentColumns;
import org.genera.vae.network.TrainedVae;
import org.genera.vae.network.VaePass;

/** Means of q(z | x), or of q(z | x, y) with the likeliest class, and q(y | x). */
public record RowEncoder(TrainedVae model) implements LatentEncoder {

  @Override
  public Schema encodingSchema() {
    return model.latents().schema();
  }

  @Override
  public Batch encode(Batch rows) {
    LatentColumns columns = model.latents();
    float[] encoded = new float[rows.rows() * columns.width()];
    new RowBlocks(model, rows)
        .encoded(
            (pass, first, count) -> {
              double[][] logClasses = code(pass);
              for (int row = 0; row < count; row++) {
                int at = (first + row) * columns.width();
                System.arraycopy(
                    pass.codes().means(), row * columns.latent(), encoded, at, columns.latent());
                for (int y = 0; y < columns.classes().size(); y++) {
                  encoded[at + columns.latent() + y] = (float) StrictMath.exp(logClasses[row][y]);
                }
              }
            });
    return columns.batch(encoded, rows.rows());
  }

  /** Finds the codes of rows, those of their likeliest classes; what is given is log q(y | x). */
  private double[][] code(VaePass pass) {
    if (!pass.isLabelled()) {
      pass.codeRows();
      return new double[0][];
    }
    double[][] logs = pass.logClasses(model.classPriors().logs());
    int[] rowOf = new int[pass.rows()];
    int[] classOf = new int[pass.rows()];
    Arrays.setAll(rowOf, row -> row);
    Arrays.setAll(classOf, row -> largest(logs[row]));
    pass.codeClasses(rowOf, classOf);
    return logs;
  }

  private static int largest(double[] values) {
    int best = 0;
    for (int i = 1; i < values.length; i++) {
      best = values[i] > values[best] ? i : best;
    }
    return best;
  }
}
