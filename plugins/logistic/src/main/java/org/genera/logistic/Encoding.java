package org.genera.logistic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.genera.api.data.Column;

/**
 * How features become terms x of a linear predictor, each taken as (x - centre) / scale: centre is
 * its mean over the training rows, and scale its standard deviation for numbers and date-times, and
 * 1 for booleans and indicators. A term of which nothing is known is at its centre. Immutable.
 */
final class Encoding {

  private final List<FeatureTerms> features;
  private final double[] centres;
  private final double[] scales;

  /**
   * An encoding.
   *
   * @param features the terms of each feature, one after the other
   * @param centres one a term
   * @param scales one a term, positive
   */
  Encoding(List<FeatureTerms> features, double[] centres, double[] scales) {
    this.features = features;
    this.centres = centres;
    this.scales = scales;
  }

  /** The terms of features. */
  static List<FeatureTerms> terms(List<Column> features, boolean[] hasMissing) {
    List<FeatureTerms> terms = new ArrayList<>();
    int first = 0;
    for (int j = 0; j < hasMissing.length; j++) {
      FeatureTerms next = new FeatureTerms(features.get(j), first, hasMissing[j]);
      terms.add(next);
      first = Math.addExact(first, next.size());
    }
    return Collections.unmodifiableList(terms);
  }

  static int size(List<FeatureTerms> features) {
    return features.isEmpty() ? 0 : features.get(features.size() - 1).end();
  }

  List<FeatureTerms> features() {
    return features;
  }

  double[] centres() {
    return centres;
  }

  double[] scales() {
    return scales;
  }

  /** The number of terms. */
  int size() {
    return centres.length;
  }

  List<String> names() {
    return features.stream().flatMap(feature -> feature.names().stream()).toList();
  }

  /** One number a feature: whether it has an indicator of missing cells. */
  double[] missingFlags() {
    return features.stream().mapToDouble(feature -> feature.hasMissing() ? 1 : 0).toArray();
  }

  /** In one vector, as engines carry it: the flags, the centres, the scales. */
  double[] toVector() {
    return Parts.join(missingFlags(), centres, scales);
  }

  /** Reads a vector that begins with {@link #toVector}. */
  static Encoding fromVector(double[] vector, List<Column> columns) {
    boolean[] flags = new boolean[columns.size()];
    for (int j = 0; j < flags.length; j++) {
      flags[j] = vector[j] != 0;
    }
    List<FeatureTerms> terms = terms(columns, flags);
    int size = size(terms);
    int from = flags.length;
    return new Encoding(
        terms,
        Arrays.copyOfRange(vector, from, from + size),
        Arrays.copyOfRange(vector, from + size, from + 2 * size));
  }

  /** The length of {@link #toVector}. */
  int vectorLength() {
    return features.size() + 2 * size();
  }
}
