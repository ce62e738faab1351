package org.genera.hmm;

import java.util.Arrays;

/** Four by four sums in one loop, so that they stay in registers: for few rows. */
final class RegisterSums implements OuterSums {

  private static final int SIDE = 4;

  private final int size;
  private final int padded;
  private final double[] sums;

  /** Sums of a number of rows by the same number. */
  RegisterSums(int size) {
    this.size = size;
    padded = (size + SIDE - 1) / SIDE * SIDE;
    sums = new double[padded * padded];
  }

  /** Rows beyond a block that is no multiple of four are taken from its end again. */
  private int row(int index) {
    return Math.min(index, size - 1);
  }

  @Override
  public void add(double[][] a, int fromA, double[][] b, int fromB, int lanes) {
    for (int i = 0; i < padded; i += SIDE) {
      double[] a0 = a[fromA + row(i)];
      double[] a1 = a[fromA + row(i + 1)];
      double[] a2 = a[fromA + row(i + 2)];
      double[] a3 = a[fromA + row(i + 3)];
      for (int j = 0; j < padded; j += SIDE) {
        add(
            sums,
            i * padded + j,
            padded,
            lanes,
            a0,
            a1,
            a2,
            a3,
            b[fromB + row(j)],
            b[fromB + row(j + 1)],
            b[fromB + row(j + 2)],
            b[fromB + row(j + 3)]);
      }
    }
  }

  private static void add(
      double[] sums,
      int at,
      int width,
      int lanes,
      double[] a0,
      double[] a1,
      double[] a2,
      double[] a3,
      double[] b0,
      double[] b1,
      double[] b2,
      double[] b3) {
    double s00 = 0;
    double s01 = 0;
    double s02 = 0;
    double s03 = 0;
    double s10 = 0;
    double s11 = 0;
    double s12 = 0;
    double s13 = 0;
    double s20 = 0;
    double s21 = 0;
    double s22 = 0;
    double s23 = 0;
    double s30 = 0;
    double s31 = 0;
    double s32 = 0;
    double s33 = 0;
    for (int l = 0; l < lanes; l++) {
      double x0 = a0[l];
      double x1 = a1[l];
      double x2 = a2[l];
      double x3 = a3[l];
      double y0 = b0[l];
      double y1 = b1[l];
      double y2 = b2[l];
      double y3 = b3[l];
      s00 += x0 * y0;
      s01 += x0 * y1;
      s02 += x0 * y2;
      s03 += x0 * y3;
      s10 += x1 * y0;
      s11 += x1 * y1;
      s12 += x1 * y2;
      s13 += x1 * y3;
      s20 += x2 * y0;
      s21 += x2 * y1;
      s22 += x2 * y2;
      s23 += x2 * y3;
      s30 += x3 * y0;
      s31 += x3 * y1;
      s32 += x3 * y2;
      s33 += x3 * y3;
    }
    sums[at] += s00;
    sums[at + 1] += s01;
    sums[at + 2] += s02;
    sums[at + 3] += s03;
    sums[at + width] += s10;
    sums[at + width + 1] += s11;
    sums[at + width + 2] += s12;
    sums[at + width + 3] += s13;
    sums[at + 2 * width] += s20;
    sums[at + 2 * width + 1] += s21;
    sums[at + 2 * width + 2] += s22;
    sums[at + 2 * width + 3] += s23;
    sums[at + 3 * width] += s30;
    sums[at + 3 * width + 1] += s31;
    sums[at + 3 * width + 2] += s32;
    sums[at + 3 * width + 3] += s33;
  }

  @Override
  public void moveTo(double[] matrix) {
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        matrix[i * size + j] += sums[i * padded + j];
      }
    }
    Arrays.fill(sums, 0);
  }
}
