package org.genera.hmm;

import java.util.Arrays;
import java.util.List;
import org.genera.api.Cancellation;
import org.genera.api.data.Batch;
import org.genera.api.data.Column;
import org.genera.api.data.SeriesVector;
import org.genera.api.engine.RandomStream;
import org.genera.numerics.KMeans;

/**
 * A start at clusters of the steps (k-means): each state has the steps of one cluster, and chains
 * go from cluster to cluster as often as series do. Numbers are measured in the columns' standard
 * deviations; what is missing is at the mean.
 */
final class ClusterStart {

  /** More steps are assigned to the centres of the clusters of some of them. */
  private static final int MOST_POINTS = 10_000;

  private final SeriesVector series;
  private final double[][] columns;

  ClusterStart(SeriesVector series, List<Column> features) {
    this.series = series;
    columns =
        features.stream()
            .filter(column -> column.type().isNumeric())
            .map(column -> standardised(column, series.steps()))
            .toArray(double[][]::new);
  }

  /** Whether steps have numbers to cluster. */
  boolean isPossible() {
    return columns.length > 0;
  }

  private static double[] standardised(Column column, Batch steps) {
    double[] x = steps.numbers(steps.schema().indexOf(column.name())).clone();
    double mean = Arrays.stream(x).filter(Double::isFinite).average().orElse(0);
    double variance =
        Arrays.stream(x)
            .filter(Double::isFinite)
            .map(v -> (v - mean) * (v - mean))
            .average()
            .orElse(0);
    double unit = variance > 0 && variance < Double.POSITIVE_INFINITY ? Math.sqrt(variance) : 1;
    for (int t = 0; t < x.length; t++) {
      x[t] = Double.isFinite(x[t]) ? (x[t] - mean) / unit : 0;
    }
    return x;
  }

  /**
   * Adds clusters.
   *
   * @param shares {@code [state][step]}
   * @param transitions row-major
   */
  void add(
      double[][] shares, double[] transitions, RandomStream random, Cancellation cancellation) {
    int states = shares.length;
    int[] clusters = clusters(states, random, cancellation);
    for (int row = 0; row < series.size(); row++) {
      for (int t = series.offsets()[row]; t < series.offsets()[row + 1]; t++) {
        shares[clusters[t]][t] += 1;
        if (t > series.offsets()[row]) {
          transitions[clusters[t - 1] * states + clusters[t]] += 1;
        }
      }
    }
  }

  private int[] clusters(int states, RandomStream random, Cancellation cancellation) {
    int steps = columns[0].length;
    int every = (steps + MOST_POINTS - 1) / MOST_POINTS;
    int count = (steps + every - 1) / every;
    double[] values = new double[count * columns.length];
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < columns.length; j++) {
        values[i * columns.length + j] = columns[j][i * every];
      }
    }
    double[] ones = new double[count];
    Arrays.fill(ones, 1);
    KMeans found =
        KMeans.of(new KMeans.Points(values, ones, columns.length), states, random, cancellation);
    int[] clusters = new int[steps];
    Arrays.setAll(clusters, t -> nearest(t, found.centres(), states));
    return clusters;
  }

  private int nearest(int t, double[] centres, int states) {
    int nearest = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < states; i++) {
      double distance = 0;
      for (int j = 0; j < columns.length; j++) {
        double difference = columns[j][t] - centres[i * columns.length + j];
        distance += difference * difference;
      }
      if (distance < least) {
        least = distance;
        nearest = i;
      }
    }
    return nearest;
  }
}
