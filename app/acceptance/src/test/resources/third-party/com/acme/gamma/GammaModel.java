package com.acme.gamma;

import org.genera.api.data.Batch;
import org.genera.api.data.Schema;
import org.genera.api.engine.RandomStream;
import org.genera.api.model.AncestralSampling;
import org.genera.api.model.Model;
import org.genera.api.model.ModelArchiveWriter;
import org.genera.api.model.ModelHeader;

/** A gamma distribution: shape and scale. */
record GammaModel(ModelHeader header, double shape, double scale)
    implements Model, AncestralSampling {

  @Override
  public void write(ModelArchiveWriter writer) {
    writer.doubles("parameters", new double[] {shape, scale}, 2);
  }

  @Override
  public Batch sample(int rows, RandomStream random) {
    double[] values = new double[rows];
    for (int i = 0; i < rows; i++) {
      values[i] = scale * gamma(random);
    }
    return Batch.ofReals(Schema.of(schema().features()), values);
  }

  /** Marsaglia and Tsang (2000), for shapes of at least 1. */
  private double gamma(RandomStream random) {
    double d = Math.max(shape, 1) - 1.0 / 3;
    double c = 1 / Math.sqrt(9 * d);
    while (true) {
      double x = random.nextGaussian();
      double v = Math.pow(1 + c * x, 3);
      if (v > 0 && Math.log(random.nextDouble()) < 0.5 * x * x + d - d * v + d * Math.log(v)) {
        return d * v;
      }
    }
  }
}
