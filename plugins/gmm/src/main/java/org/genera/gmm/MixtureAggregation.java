package org.genera.gmm;

import java.util.Arrays;
import org.genera.api.data.Batch;
import org.genera.api.data.Schema;
import org.genera.api.engine.Aggregation;
import org.genera.numerics.Labels;
import org.genera.numerics.gaussian.ExpectedMoments;
import org.genera.numerics.gaussian.Mixture;
import org.genera.numerics.gaussian.MixtureDensity;
import org.genera.numerics.gaussian.StatisticsLayout;
import org.jspecify.annotations.Nullable;

/**
 * A pass of EM as engines run it. Its parameters are a centre of the data, about which second
 * moments are taken on one side, then the {@linkplain Mixture#toVector mixture}, then what {@link
 * Supervision} says.
 */
final class MixtureAggregation implements Aggregation {

  private final Schema schema;
  private final NumericFeatures features;
  private @Nullable Accumulation accumulation;

  MixtureAggregation(Schema schema) {
    this.schema = schema;
    features = NumericFeatures.of(schema);
  }

  private interface Accumulation {
    void add(Batch block, double[] statistics);
  }

  static double[] parameters(double[] centre, Mixture mixture, Supervision supervision) {
    double[] vector = mixture.toVector();
    double[] labels = supervision.toVector();
    double[] parameters = Arrays.copyOf(centre, centre.length + vector.length + labels.length);
    System.arraycopy(vector, 0, parameters, centre.length, vector.length);
    System.arraycopy(labels, 0, parameters, centre.length + vector.length, labels.length);
    return parameters;
  }

  @Override
  public int prepare(double[] parameters) {
    int d = features.size();
    double[] centre = Arrays.copyOf(parameters, d);
    Mixture mixture = Mixture.fromVector(parameters, d, d);
    int used = d + mixture.vectorLength();
    Supervision supervision =
        Supervision.fromVector(Arrays.copyOfRange(parameters, used, parameters.length), schema);
    accumulation =
        supervision.classes().isPresent()
            ? labelled(new LabelledMoments(mixture, centre, supervision))
            : unlabelled(new ExpectedMoments(new MixtureDensity(mixture), centre));
    return StatisticsLayout.of(mixture).length();
  }

  private Accumulation unlabelled(ExpectedMoments moments) {
    return (block, statistics) -> moments.add(features.columns(block), block.weights(), statistics);
  }

  private Accumulation labelled(LabelledMoments moments) {
    return (block, statistics) ->
        moments.add(
            features.columns(block),
            new Labels(schema.label().orElseThrow()).codes(block),
            block.weights(),
            statistics);
  }

  @Override
  public void accumulate(Batch block, double[] statistics) {
    if (accumulation == null) {
      throw new IllegalStateException("not prepared");
    }
    accumulation.add(block, statistics);
  }
}
