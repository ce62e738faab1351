package org.genera.vae.capability;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.genera.api.data.Batch;
import org.genera.api.data.Batches;
import org.genera.api.data.Schema;
import org.genera.api.model.LatentEncoder;
import org.genera.vae.latent.Codes;
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
    return encoded(rows, false).codes();
  }

  @Override
  public Optional<Batch> encodeWithDeviations(Batch rows) {
    Encoding found = encoded(rows, true);
    return Optional.of(Batches.beside(List.of(found.codes(), found.deviations())));
  }

  private Encoding encoded(Batch rows, boolean withDeviations) {
    Encoding encoding = new Encoding(model.latents(), rows.rows(), withDeviations);
    new RowBlocks(model, rows)
        .encoded(
            (pass, first, count) -> {
              double[][] logClasses = code(pass);
              for (int row = 0; row < count; row++) {
                encoding.take(first + row, pass.codes(), row, logClasses);
              }
            });
    return encoding;
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

  /** What is found of rows. */
  private static final class Encoding {
    private final LatentColumns columns;
    private final int rows;
    private final float[] codes;
    private final float[] deviations;

    Encoding(LatentColumns columns, int rows, boolean withDeviations) {
      this.columns = columns;
      this.rows = rows;
      codes = new float[rows * columns.width()];
      deviations = new float[withDeviations ? rows * columns.latent() : 0];
    }

    /** Takes a code of a block, and the classes of its row if the model has a label. */
    void take(int row, Codes found, int code, double[][] logClasses) {
      int latent = columns.latent();
      int at = row * columns.width();
      System.arraycopy(found.means(), code * latent, codes, at, latent);
      for (int k = 0; k < latent && deviations.length > 0; k++) {
        deviations[row * latent + k] = (float) found.deviation(code, k);
      }
      for (int y = 0; y < columns.classes().size(); y++) {
        codes[at + latent + y] = (float) StrictMath.exp(logClasses[code][y]);
      }
    }

    Batch codes() {
      return columns.batch(codes, rows);
    }

    Batch deviations() {
      return columns.deviations(deviations, rows);
    }
  }
}
