package org.genera.numerics;

import java.util.Arrays;
import org.genera.api.Cancellation;
import org.genera.api.engine.RandomStream;

/**
 * Lloyd's k-means (1982) from greedy k-means++ seeds (Arthur and Vassilvitskii 2007): each seed is
 * the best of a few drawn in proportion to weight times squared distance from the seeds so far.
 *
 * @param centres {@code [cluster * dimensions + column]}
 * @param assignment the nearest centre of each row
 */
public record KMeans(double[] centres, int[] assignment) {

  private static final int MAX_ITERATIONS = 50;
  private static final int ROWS_BETWEEN_CHECKS = 64;

  /**
   * Rows as points.
   *
   * @param values row-major, nothing missing
   * @param weights one a row, positive
   * @param dimensions the number of columns
   */
  public record Points(double[] values, double[] weights, int dimensions) {

    /**
     * The number of points.
     *
     * @return as many as weights
     */
    public int count() {
      return weights.length;
    }

    private double squaredDistance(int row, double[] centres, int centre) {
      double sum = 0;
      for (int j = 0; j < dimensions; j++) {
        double difference = values[row * dimensions + j] - centres[centre * dimensions + j];
        sum += difference * difference;
      }
      return sum;
    }
  }

  /**
   * Clusters points.
   *
   * @param points at least one
   * @param k the number of clusters
   * @param random where chance comes from
   * @param cancellation stops the work within a pass over the points
   * @return centres and assignment after convergence or 50 iterations
   */
  public static KMeans of(Points points, int k, RandomStream random, Cancellation cancellation) {
    double[] centres = seeds(points, k, random, cancellation);
    int[] assignment = new int[points.count()];
    Arrays.fill(assignment, -1);
    for (int i = 0;
        i < MAX_ITERATIONS && assign(points, centres, k, assignment, cancellation);
        i++) {
      moveCentres(points, centres, k, assignment);
    }
    return new KMeans(centres, assignment);
  }

  private static double[] seeds(
      Points points, int k, RandomStream random, Cancellation cancellation) {
    int d = points.dimensions();
    double[] centres = new double[k * d];
    double[] nearest = new double[points.count()];
    Arrays.fill(nearest, 1);
    int trials = 2 + (int) StrictMath.log(k);
    for (int c = 0; c < k; c++) {
      cancellation.throwIfCancelled();
      double[] cumulative = cumulative(points.weights(), nearest);
      double best = Double.POSITIVE_INFINITY;
      double[] bestNearest = nearest;
      for (int trial = 0; trial < (c == 0 ? 1 : trials); trial++) {
        int row = draw(cumulative, random);
        double[] candidate = Arrays.copyOfRange(points.values(), row * d, (row + 1) * d);
        double[] distances = distances(points, candidate, c == 0 ? new double[0] : nearest);
        double potential = potential(points.weights(), distances);
        if (potential < best) {
          best = potential;
          bestNearest = distances;
          System.arraycopy(candidate, 0, centres, c * d, d);
        }
      }
      nearest = bestNearest;
    }
    return centres;
  }

  /** A row in proportion to the sums' steps; any row where all points are seeds already. */
  private static int draw(double[] cumulative, RandomStream random) {
    return cumulative[cumulative.length - 1] > 0
        ? random.nextIndex(cumulative)
        : random.nextInt(cumulative.length);
  }

  private static double[] cumulative(double[] weights, double[] nearest) {
    double[] sums = new double[weights.length];
    double sum = 0;
    for (int row = 0; row < sums.length; row++) {
      sum += weights[row] * nearest[row];
      sums[row] = sum;
    }
    return sums;
  }

  private static double[] distances(Points points, double[] candidate, double[] nearest) {
    double[] distances = new double[points.count()];
    for (int row = 0; row < distances.length; row++) {
      double distance = points.squaredDistance(row, candidate, 0);
      distances[row] = nearest.length == 0 ? distance : Math.min(distance, nearest[row]);
    }
    return distances;
  }

  private static double potential(double[] weights, double[] distances) {
    double sum = 0;
    for (int row = 0; row < weights.length; row++) {
      sum += weights[row] * distances[row];
    }
    return sum;
  }

  private static boolean assign(
      Points points, double[] centres, int k, int[] assignment, Cancellation cancellation) {
    boolean changed = false;
    for (int row = 0; row < assignment.length; row++) {
      if (row % ROWS_BETWEEN_CHECKS == 0) {
        cancellation.throwIfCancelled();
      }
      int nearest = 0;
      double least = Double.POSITIVE_INFINITY;
      for (int c = 0; c < k; c++) {
        double distance = points.squaredDistance(row, centres, c);
        if (distance < least) {
          least = distance;
          nearest = c;
        }
      }
      changed |= assignment[row] != nearest;
      assignment[row] = nearest;
    }
    return changed;
  }

  /** An empty cluster keeps its centre. */
  private static void moveCentres(Points points, double[] centres, int k, int[] assignment) {
    int d = points.dimensions();
    double[] sums = new double[k * d];
    double[] counts = new double[k];
    for (int row = 0; row < assignment.length; row++) {
      int c = assignment[row];
      counts[c] += points.weights()[row];
      for (int j = 0; j < d; j++) {
        sums[c * d + j] += points.weights()[row] * points.values()[row * d + j];
      }
    }
    for (int c = 0; c < k; c++) {
      for (int j = 0; counts[c] > 0 && j < d; j++) {
        centres[c * d + j] = sums[c * d + j] / counts[c];
      }
    }
  }
}
