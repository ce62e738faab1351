package org.genera.vae.capability;

import java.util.Arrays;
import org.genera.api.data.Batch;
import org.genera.api.data.Schema;
import org.genera.api.engine.RandomStream;
import org.genera.api.model.Fill;
import org.genera.api.model.LatentSpace;
import org.genera.vae.latent.LatentPrior;
import org.genera.vae.network.TrainedVae;
import org.genera.vae.row.Emission;
import org.genera.vae.row.RowCodec;

/** Latent variables from p(z), classes from p(y), and rows from p(x | y, z). */
public record LatentDecoder(TrainedVae model) implements LatentSpace {

  @Override
  public Schema latentSchema() {
    return model.latents().schema();
  }

  @Override
  public Batch prior(int rows, RandomStream random) {
    return model.latents().batch(draw(new int[rows], random), rows);
  }

  @Override
  public Batch decode(Batch latentRows, Fill fill, RandomStream random) {
    return decode(model.latents().rows(latentRows), latentRows.rows(), fill, random);
  }

  /**
   * Draws what the decoder takes.
   *
   * @param classOf where the class of each row goes, if there are classes
   */
  float[] draw(int[] classOf, RandomStream random) {
    int latent = model.latents().latent();
    int width = model.latents().width();
    float[] drawn = new float[classOf.length * width];
    model
        .passes()
        .with(
            pass -> {
              LatentPrior prior = pass.prior();
              for (int row = 0; row < classOf.length; row++) {
                prior.draw(drawn, row * width, random);
                if (width > latent) {
                  classOf[row] = model.classPriors().draw(random);
                  drawn[row * width + latent + classOf[row]] = 1;
                }
              }
              return true;
            });
    return drawn;
  }

  /** Makes features of what the decoder takes. */
  Batch decode(float[] inputs, int rows, Fill fill, RandomStream random) {
    RowCodec codec = model.codec();
    int cells = codec.layout().cells();
    int width = model.latents().width();
    float[] made = new float[Math.multiplyExact(rows, cells)];
    model
        .passes()
        .with(
            pass -> {
              for (int first = 0; first < rows; first += RowBlocks.ROWS) {
                int count = Math.min(RowBlocks.ROWS, rows - first);
                float[] some = Arrays.copyOfRange(inputs, first * width, (first + count) * width);
                float[] outputs = pass.decode(some, count);
                new Emission(codec, pass.likelihood(), fill)
                    .apply(outputs, count, made, first * cells, random);
              }
              return true;
            });
    return codec.decode(made, rows);
  }
}
