package org.genera.gmm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.genera.api.data.Batch;
import org.genera.api.data.CategoryVector;
import org.genera.api.data.Schema;
import org.genera.api.engine.Aggregation;
import org.genera.numerics.Labels;
import org.genera.numerics.gaussian.Mixture;
import org.genera.numerics.gaussian.MixtureDensity;

/**
 * The entropy of what is not known of the components, summed over rows by weight: of p(component |
 * x), or of p(component | x, y) where the label is known. Its parameters are those of {@link
 * MixtureAggregation}.
 */
final class EntropyAggregation implements Aggregation {

  private final Schema schema;
  private final NumericFeatures features;
  private final List<Part> parts = new ArrayList<>();

  EntropyAggregation(Schema schema) {
    this.schema = schema;
    features = NumericFeatures.of(schema);
  }

  /** The components among which rows with some label, or with none, are shared. */
  private record Part(int code, double weight, RowScores scores) {}

  @Override
  public int prepare(double[] parameters) {
    int d = features.size();
    Mixture mixture = Mixture.fromVector(parameters, d, d);
    int used = d + mixture.vectorLength();
    Supervision supervision =
        Supervision.fromVector(Arrays.copyOfRange(parameters, used, parameters.length), schema);
    parts.clear();
    parts.add(new Part(CategoryVector.MISSING, supervision.unlabelledWeight(), scores(mixture)));
    supervision.classes().ifPresent(of -> addClasses(of, mixture));
    return 1;
  }

  private void addClasses(ComponentClasses classes, Mixture mixture) {
    for (int y = 0; y < classes.count(); y++) {
      int[] components = classes.components(y);
      if (components.length > 1) {
        parts.add(new Part(y, 1, scores(mixture.select(components))));
      }
    }
  }

  private static RowScores scores(Mixture mixture) {
    return new RowScores(new MixtureDensity(mixture));
  }

  @Override
  public void accumulate(Batch block, double[] statistics) {
    int[] codes = codes(block);
    for (Part part : parts) {
      int[] rows =
          IntStream.range(0, codes.length).filter(row -> codes[row] == part.code).toArray();
      if (part.weight > 0 && rows.length > 0) {
        statistics[0] += part.weight * entropy(part.scores, block.pick(rows));
      }
    }
  }

  private int[] codes(Batch block) {
    int[] none = new int[block.rows()];
    Arrays.fill(none, CategoryVector.MISSING);
    return schema.label().map(label -> new Labels(label).codes(block)).orElse(none);
  }

  private double entropy(RowScores scores, Batch rows) {
    double[] weights = rows.weights();
    double[] sum = new double[1];
    scores.score(
        features.columns(rows),
        rows.rows(),
        (row, log, shares) -> sum[0] += weights[row] * entropy(shares));
    return sum[0];
  }

  private static double entropy(double[] shares) {
    double entropy = 0;
    for (double share : shares) {
      entropy -= share > 0 ? share * StrictMath.log(share) : 0;
    }
    return entropy;
  }
}
