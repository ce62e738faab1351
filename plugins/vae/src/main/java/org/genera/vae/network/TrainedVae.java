package org.genera.vae.network;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.genera.api.data.Batch;
import org.genera.api.data.Batches;
import org.genera.api.data.CategoryVector;
import org.genera.api.data.Schema;
import org.genera.api.model.ModelHeader;
import org.genera.numerics.Labels;
import org.genera.vae.label.ClassPriors;
import org.genera.vae.latent.LatentColumns;
import org.genera.vae.row.RowCodec;

/**
 * What all that a trained model can do is made of.
 *
 * @param header what it knows of itself
 * @param codec rows as cells
 * @param shape of the networks
 * @param classPriors p(y)
 * @param labels its label, if it has one
 * @param latents latent variables as columns
 * @param passes its networks
 */
public record TrainedVae(
    ModelHeader header,
    RowCodec codec,
    VaeShape shape,
    ClassPriors classPriors,
    Optional<Labels> labels,
    LatentColumns latents,
    PassPool passes) {

  /**
   * A trained model.
   *
   * @param values parameters, which are not changed any more
   */
  public static TrainedVae of(
      ModelHeader header, RowCodec codec, VaeShape shape, ClassPriors classPriors, float[] values) {
    Optional<Labels> labels = header.schema().label().map(Labels::new);
    List<String> classes = labels.map(Labels::levels).orElse(List.of());
    return new TrainedVae(
        header,
        codec,
        shape,
        classPriors,
        labels,
        new LatentColumns(shape.latent(), classes),
        new PassPool(shape, codec, values));
  }

  /**
   * Features of rows with their label beside them, if the model has one.
   *
   * @param classes the class of each row, and perhaps of more; looked at only with a label
   */
  public Batch labelled(Batch features, int[] classes) {
    return labels
        .map(label -> Batches.beside(List.of(features, column(label, classes, features.rows()))))
        .orElse(features);
  }

  private static Batch column(Labels label, int[] classes, int rows) {
    CategoryVector vector = new CategoryVector(Arrays.copyOf(classes, rows));
    return Batch.of(Schema.of(label.column()), 0, rows, List.of(vector));
  }
}
