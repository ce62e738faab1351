package org.genera.neural;

import java.util.Arrays;

/** Sums over the points of one row's grid, channel by channel, and maps that channels have. */
final class ChannelSums {

  /** Points whose sums are made in single precision. */
  private static final int BLOCK = 64;

  private final Grid grid;
  private final int channels;
  private final float[] partial;
  private final double[] sums;

  ChannelSums(Grid grid) {
    this.grid = grid;
    channels = grid.channels();
    partial = new float[channels];
    sums = new double[channels];
  }

  /** The sums last made. */
  double[] sums() {
    return sums;
  }

  /** What is added up at a point. */
  private interface Term {
    void add(int at);
  }

  private void sum(int row, Term term) {
    Arrays.fill(sums, 0);
    int start = row * grid.size();
    for (int from = 0; from < grid.points(); from += BLOCK) {
      Arrays.fill(partial, 0);
      int to = Math.min(grid.points(), from + BLOCK);
      for (int point = from; point < to; point++) {
        term.add(start + point * channels);
      }
      for (int c = 0; c < channels; c++) {
        sums[c] += partial[c];
      }
    }
  }

  /** Σ x. */
  void of(float[] x, int row) {
    sum(row, at -> addTo(partial, x, at));
  }

  /** Σ (x - mean)². */
  void squares(float[] x, float[] mean, int row) {
    sum(row, at -> addSquares(partial, x, at, mean));
  }

  /** Σ x (y - mean). */
  void products(float[] x, float[] y, float[] mean, int row) {
    sum(row, at -> addProducts(partial, x, y, mean, at));
  }

  private static void addTo(float[] sums, float[] x, int at) {
    for (int c = 0; c < sums.length; c++) {
      sums[c] += x[at + c];
    }
  }

  private static void addSquares(float[] sums, float[] x, int at, float[] mean) {
    for (int c = 0; c < sums.length; c++) {
      float difference = x[at + c] - mean[c];
      sums[c] += difference * difference;
    }
  }

  private static void addProducts(float[] sums, float[] x, float[] y, float[] mean, int at) {
    for (int c = 0; c < sums.length; c++) {
      sums[c] += x[at + c] * (y[at + c] - mean[c]);
    }
  }

  /** a (x - mean) + b at all points of a row. */
  void map(float[] x, float[] mean, float[] a, float[] b, int row, float[] target) {
    int start = row * grid.size();
    for (int point = 0; point < grid.points(); point++) {
      int at = start + point * channels;
      for (int c = 0; c < channels; c++) {
        target[at + c] = a[c] * (x[at + c] - mean[c]) + b[c];
      }
    }
  }

  /** Adds a x to a row. */
  void add(float[] x, float[] a, int row, float[] target) {
    int start = row * grid.size();
    for (int point = 0; point < grid.points(); point++) {
      int at = start + point * channels;
      for (int c = 0; c < channels; c++) {
        target[at + c] += a[c] * x[at + c];
      }
    }
  }
}
