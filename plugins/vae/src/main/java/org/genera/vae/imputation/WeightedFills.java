package org.genera.vae.imputation;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchBuilder;
import org.genera.api.data.BoolVector;
import org.genera.api.data.CategoryVector;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.ImageVector;
import org.genera.api.data.Schema;

/**
 * Weighted means of what is made of several draws, row by row: of numbers and pixels the mean, of
 * truth values and levels the one with the largest weight (self-normalised importance sampling;
 * Mattei and Frellsen 2019, MIWAE, eq. 12).
 */
final class WeightedFills {

  private final Schema features;
  private final int rows;
  private final double[] largest;
  private final double[] weights;
  private final double[][] sums;
  private final Map<Long, Double> votes = new HashMap<>();

  WeightedFills(Schema features, int rows) {
    this.features = features;
    this.rows = rows;
    largest = new double[rows];
    Arrays.fill(largest, Double.NEGATIVE_INFINITY);
    weights = new double[rows];
    sums = new double[features.size()][];
  }

  /**
   * Adds a draw of every row.
   *
   * @param logWeights one a row
   * @param means the means given the draw: of these the numbers and pixels count
   * @param drawn a draw given the draw: of this the levels count
   */
  void add(double[] logWeights, Batch means, Batch drawn) {
    double[] shares = new double[rows];
    double[] fading = new double[rows];
    for (int row = 0; row < rows; row++) {
      double before = largest[row];
      largest[row] = Math.max(before, logWeights[row]);
      boolean any = largest[row] > Double.NEGATIVE_INFINITY;
      fading[row] = any ? StrictMath.exp(before - largest[row]) : 1;
      shares[row] = any ? StrictMath.exp(logWeights[row] - largest[row]) : 0;
      weights[row] = weights[row] * fading[row] + shares[row];
    }
    votes.replaceAll((key, votesOf) -> votesOf * fading[(int) (key >>> 32) % rows]);
    for (int c = 0; c < features.size(); c++) {
      if (isVoted(drawn, c)) {
        vote(c, drawn.numbers(c), shares);
      } else if (means.column(c) instanceof ImageVector images) {
        addPixels(c, images, shares, fading);
      } else {
        addNumbers(c, means.numbers(c), shares, fading);
      }
    }
  }

  private static boolean isVoted(Batch batch, int column) {
    return batch.column(column) instanceof CategoryVector
        || batch.column(column) instanceof BoolVector;
  }

  private long key(int column, int row, int level) {
    return ((long) column * rows + row) << 32 | level;
  }

  private void vote(int column, double[] levels, double[] shares) {
    for (int row = 0; row < rows; row++) {
      if (!Double.isNaN(levels[row])) {
        votes.merge(key(column, row, (int) levels[row]), shares[row], Double::sum);
      }
    }
  }

  private void addNumbers(int column, double[] numbers, double[] shares, double[] fading) {
    double[] sum = sums(column, rows);
    for (int row = 0; row < rows; row++) {
      sum[row] = sum[row] * fading[row] + shares[row] * numbers[row];
    }
  }

  private void addPixels(int column, ImageVector images, double[] shares, double[] fading) {
    byte[] pixels = images.pixels();
    double[] sum = sums(column, pixels.length);
    int size = pixels.length / rows;
    for (int i = 0; i < pixels.length; i++) {
      int row = i / size;
      sum[i] = sum[i] * fading[row] + shares[row] * (pixels[i] & 255);
    }
  }

  private double[] sums(int column, int length) {
    if (sums[column] == null) {
      sums[column] = new double[length];
    }
    return sums[column];
  }

  /** The means. */
  Batch means() {
    Map<Long, Integer> winners = winners();
    BatchBuilder builder = new BatchBuilder(features, rows);
    for (int row = 0; row < rows; row++) {
      for (int c = 0; c < features.size(); c++) {
        set(builder, c, row, winners);
      }
      builder.endRow();
    }
    return builder.build(0);
  }

  /** The level with the largest weight of each cell, the first of several. */
  private Map<Long, Integer> winners() {
    Map<Long, Integer> winners = new HashMap<>();
    votes.forEach(
        (key, weight) -> {
          long cell = key >>> 32;
          int level = key.intValue();
          winners.merge(cell, level, (a, b) -> winner(cell, a, b));
        });
    return winners;
  }

  private int winner(long cell, int one, int other) {
    double a = votes.getOrDefault(cell << 32 | one, 0.0);
    double b = votes.getOrDefault(cell << 32 | other, 0.0);
    return a > b || (a == b && one < other) ? one : other;
  }

  private void set(BatchBuilder builder, int column, int row, Map<Long, Integer> winners) {
    double[] sum = sums[column];
    if (sum == null) {
      Integer winner = winners.get((long) column * rows + row);
      if (winner != null) {
        builder.number(column, winner);
      }
    } else if (isImage(column)) {
      int size = sum.length / rows;
      byte[] pixels = new byte[size];
      for (int i = 0; i < size; i++) {
        pixels[i] = (byte) (int) Math.rint(sum[row * size + i] / weights[row]);
      }
      builder.image(column, pixels);
    } else {
      builder.number(column, sum[row] / weights[row]);
    }
  }

  private boolean isImage(int column) {
    Column feature = features.column(column);
    return feature.type() instanceof ColumnType.Image;
  }
}
