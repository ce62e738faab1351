package org.genera.vae.capability;

import java.util.ArrayList;
import java.util.List;
import org.genera.api.data.Batch;
import org.genera.api.data.CategoryVector;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnVector;
import org.genera.api.data.Schema;
import org.genera.api.engine.RandomStream;
import org.genera.api.model.AncestralSampling;
import org.genera.api.model.Fill;
import org.genera.vae.network.TrainedVae;

/** Draws of rows, each with its label if the model has one. */
public record RowSampling(TrainedVae model) implements AncestralSampling {

  @Override
  public Batch sample(int rows, RandomStream random) {
    LatentDecoder decoder = new LatentDecoder(model);
    int[] classOf = new int[rows];
    float[] drawn = decoder.draw(classOf, random);
    Batch features = decoder.decode(drawn, rows, Fill.DRAW, random);
    return model
        .labels()
        .map(label -> withLabel(features, label.column(), new CategoryVector(classOf)))
        .orElse(features);
  }

  private static Batch withLabel(Batch features, Column label, CategoryVector classes) {
    List<Column> columns = new ArrayList<>(features.schema().columns());
    List<ColumnVector> vectors = new ArrayList<>(features.columns());
    columns.add(label);
    vectors.add(classes);
    return Batch.of(Schema.of(columns), 0, features.rows(), vectors);
  }
}
