package org.genera.gmm;

import java.util.Arrays;
import org.genera.api.data.Batch;
import org.genera.api.data.Schema;
import org.genera.api.engine.Aggregation;
import org.jspecify.annotations.Nullable;

/**
 * A pass of EM as engines run it. Its parameters are a centre of the data, about which second
 * moments are taken on one side, and then the {@linkplain Mixture#toVector mixture}.
 */
final class MixtureAggregation implements Aggregation {

  private final NumericFeatures features;
  private @Nullable ExpectedMoments moments;

  MixtureAggregation(Schema schema) {
    features = NumericFeatures.of(schema);
  }

  static double[] parameters(double[] centre, Mixture mixture) {
    double[] vector = mixture.toVector();
    double[] parameters = Arrays.copyOf(centre, centre.length + vector.length);
    System.arraycopy(vector, 0, parameters, centre.length, vector.length);
    return parameters;
  }

  @Override
  public int prepare(double[] parameters) {
    int d = features.size();
    double[] centre = Arrays.copyOf(parameters, d);
    Mixture mixture = Mixture.fromVector(Arrays.copyOfRange(parameters, d, parameters.length), d);
    moments = new ExpectedMoments(new MixtureDensity(mixture), centre);
    return StatisticsLayout.of(mixture).length();
  }

  @Override
  public void accumulate(Batch block, double[] statistics) {
    if (moments == null) {
      throw new IllegalStateException("not prepared");
    }
    moments.add(features.columns(block), block.weights(), statistics);
  }
}
