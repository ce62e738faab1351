package org.genera.logistic;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.Schema;

/** What is known of the labelled rows before training: the sums of {@link TermAggregation}. */
final class TermStatistics {

  /** Standard deviations below this share of the mean are rounding. */
  private static final double ROUNDING = 1e-13;

  private final List<Column> features;
  private final int levels;
  private final double[] centres;
  private final double[] sums;

  private TermStatistics(List<Column> features, int levels, double[] centres, double[] sums) {
    this.features = features;
    this.levels = levels;
    this.centres = centres;
    this.sums = sums;
  }

  /**
   * Two passes over the data: the second takes squares about the means, so that nothing cancels.
   *
   * @param schema features and label
   * @param pass sums over the data by a {@link TermAggregation}, given centres
   */
  static TermStatistics of(Schema schema, UnaryOperator<double[]> pass) {
    TermStatistics rough = about(schema, new double[schema.features().size()], pass);
    return about(schema, rough.means(), pass);
  }

  private static TermStatistics about(
      Schema schema, double[] centres, UnaryOperator<double[]> pass) {
    int levels = LabelClasses.label(schema).count();
    double[] sums = pass.apply(centres);
    requireFinite(sums);
    return new TermStatistics(schema.features(), levels, centres, sums);
  }

  private static void requireFinite(double[] sums) {
    if (!Arrays.stream(sums).allMatch(Double::isFinite)) {
      throw new GeneraException(
          StandardError.NUMERICAL,
          "Sums over the rows overflow; scale down the weights or the largest columns.");
    }
  }

  /** The weight of the rows of each level of the label. */
  double[] classWeights() {
    return Arrays.copyOf(sums, levels);
  }

  /** The weight of all labelled rows. */
  double weight() {
    return Arrays.stream(classWeights()).sum();
  }

  /** How many rows have no label, whatever their weight. */
  double unlabelledRows() {
    return sums[levels];
  }

  private double[] means() {
    double[] means = new double[features.size()];
    int offset = levels + 1;
    for (int j = 0; j < means.length; j++) {
      if (!Features.isCategory(features.get(j)) && sums[offset] > 0) {
        means[j] = centres[j] + sums[offset + 1] / sums[offset];
      }
      offset += TermAggregation.length(features.get(j));
    }
    return means;
  }

  /** The columns of which no cell is known. */
  List<String> unknownColumns() {
    Encoding encoding = encoding();
    return encoding.features().stream()
        .filter(FeatureTerms::hasMissing)
        .filter(feature -> encoding.centres()[feature.missing()] == 1)
        .map(feature -> feature.column().name())
        .toList();
  }

  Encoding encoding() {
    int d = features.size();
    boolean[] hasMissing = new boolean[d];
    int[] offsets = new int[d];
    int offset = levels + 1;
    for (int j = 0; j < d; j++) {
      offsets[j] = offset;
      offset += TermAggregation.length(features.get(j));
      hasMissing[j] = sums[offset - 1] > 0;
    }
    List<FeatureTerms> terms = Encoding.terms(features, hasMissing);
    double[] means = new double[Encoding.size(terms)];
    double[] scales = new double[means.length];
    Arrays.fill(scales, 1);
    double[] numberMeans = means();
    for (int j = 0; j < d; j++) {
      FeatureTerms feature = terms.get(j);
      if (feature.isCategory()) {
        shares(offsets[j], feature, means);
      } else {
        means[feature.first()] = numberMeans[j];
        scales[feature.first()] = scale(feature.column(), offsets[j], numberMeans[j]);
        if (feature.hasMissing()) {
          means[feature.missing()] = sums[offsets[j] + 3] / weight();
        }
      }
    }
    return new Encoding(terms, means, scales);
  }

  private void shares(int offset, FeatureTerms feature, double[] means) {
    for (int term = feature.first(); term < feature.end(); term++) {
      means[term] = sums[offset + term - feature.first()] / weight();
    }
  }

  /** The standard deviation; 1 for a boolean, a constant column and one that is all missing. */
  private double scale(Column column, int offset, double mean) {
    double count = sums[offset];
    if (column.type() instanceof ColumnType.Bool || count == 0) {
      return 1;
    }
    double shift = sums[offset + 1] / count;
    double deviation = Math.sqrt(Math.max(0, sums[offset + 2] / count - shift * shift));
    return deviation > ROUNDING * Math.abs(mean) ? deviation : 1;
  }
}
