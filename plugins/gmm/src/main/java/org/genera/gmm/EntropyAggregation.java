package org.genera.gmm;

import java.util.Arrays;
import org.genera.api.data.Batch;
import org.genera.api.data.Schema;
import org.genera.api.engine.Aggregation;
import org.jspecify.annotations.Nullable;

/**
 * The entropy of the responsibilities, summed over rows by weight. Its parameters are those of
 * {@link MixtureAggregation}.
 */
final class EntropyAggregation implements Aggregation {

  private final NumericFeatures features;
  private @Nullable RowScores scores;

  EntropyAggregation(Schema schema) {
    features = NumericFeatures.of(schema);
  }

  @Override
  public int prepare(double[] parameters) {
    int d = features.size();
    double[] vector = Arrays.copyOfRange(parameters, d, parameters.length);
    scores = new RowScores(new MixtureDensity(Mixture.fromVector(vector, 0, d)));
    return 1;
  }

  @Override
  public void accumulate(Batch block, double[] statistics) {
    if (scores == null) {
      throw new IllegalStateException("not prepared");
    }
    double[] weights = block.weights();
    scores.score(
        features.columns(block),
        block.rows(),
        (row, log, shares) -> statistics[0] += weights[row] * entropy(shares));
  }

  private static double entropy(double[] shares) {
    double entropy = 0;
    for (double share : shares) {
      entropy -= share > 0 ? share * StrictMath.log(share) : 0;
    }
    return entropy;
  }
}
