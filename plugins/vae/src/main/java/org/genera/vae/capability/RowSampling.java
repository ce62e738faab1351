package org.genera.vae.capability;

import org.genera.api.data.Batch;
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
    return model.labelled(features, classOf);
  }
}
