package org.genera.likelihoods;

import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Column;

/** Sums the powers of a column's numbers, class by class. Not thread-safe. */
final class MomentTally {

  private final Column column;
  private final double[] shifts;
  private final Moments.Adder adder;

  MomentTally(Column column, Moments moments) {
    this.column = column;
    shifts = moments.shifts();
    adder = new Moments.Adder(moments);
  }

  /**
   * Adds a block.
   *
   * @param x one number a row, NaN where there is none
   * @param firstRow the number of the first row, for errors
   */
  void add(double[] x, long firstRow, ClassShares shares, ClassSums sums) {
    boolean complete = shares instanceof ClassShares.Soft && FiniteCheck.areFinite(x);
    for (int y = 0; y < shifts.length; y++) {
      if (shares instanceof ClassShares.Known known) {
        if (known.unweighted()) {
          addOnes(x, firstRow, y, known, sums);
        } else {
          addKnown(x, firstRow, y, known, sums);
        }
      } else if (shares instanceof ClassShares.Soft soft) {
        if (complete) {
          addComplete(x, firstRow, y, soft.shares()[y], sums);
        } else {
          addSoft(x, firstRow, y, soft.shares()[y], sums);
        }
      }
    }
  }

  private void addOnes(double[] x, long firstRow, int y, ClassShares.Known known, ClassSums sums) {
    int[] rows = known.rows();
    double shift = shifts[y];
    int count = 0;
    double first = 0;
    double second = 0;
    for (int i = known.starts()[y]; i < known.starts()[y + 1]; i++) {
      double z = x[rows[i]] - shift;
      if (!Double.isNaN(z)) {
        count++;
        first += z;
        second += z * z;
      }
    }
    put(x, firstRow, y, count, first, second, sums);
  }

  private void addKnown(double[] x, long firstRow, int y, ClassShares.Known known, ClassSums sums) {
    int[] rows = known.rows();
    double[] weights = known.weights();
    double shift = shifts[y];
    double count = 0;
    double first = 0;
    double second = 0;
    for (int i = known.starts()[y]; i < known.starts()[y + 1]; i++) {
      double z = x[rows[i]] - shift;
      if (!Double.isNaN(z)) {
        double weight = weights[rows[i]];
        count += weight;
        first += weight * z;
        second += weight * z * z;
      }
    }
    put(x, firstRow, y, count, first, second, sums);
  }

  private void addSoft(double[] x, long firstRow, int y, double[] share, ClassSums sums) {
    double shift = shifts[y];
    double count = 0;
    double first = 0;
    double second = 0;
    for (int row = 0; row < share.length; row++) {
      double z = x[row] - shift;
      double s = share[row];
      if (s > 0 && !Double.isNaN(z)) {
        count += s;
        first += s * z;
        second += s * z * z;
      }
    }
    put(x, firstRow, y, count, first, second, sums);
  }

  /** Sums of even and of odd rows, so that an addition need not wait for the one before. */
  private void addComplete(double[] x, long firstRow, int y, double[] share, ClassSums sums) {
    double shift = shifts[y];
    double evenCount = 0;
    double evenFirst = 0;
    double evenSecond = 0;
    double oddCount = 0;
    double oddFirst = 0;
    double oddSecond = 0;
    int pairs = share.length / 2 * 2;
    for (int row = 0; row < pairs; row += 2) {
      double z = x[row] - shift;
      double w = x[row + 1] - shift;
      double sz = share[row] * z;
      double sw = share[row + 1] * w;
      evenCount += share[row];
      oddCount += share[row + 1];
      evenFirst += sz;
      oddFirst += sw;
      evenSecond += sz * z;
      oddSecond += sw * w;
    }
    if (pairs < share.length) {
      double z = x[pairs] - shift;
      evenCount += share[pairs];
      evenFirst += share[pairs] * z;
      evenSecond += share[pairs] * z * z;
    }
    put(x, firstRow, y, evenCount + oddCount, evenFirst + oddFirst, evenSecond + oddSecond, sums);
  }

  private void put(
      double[] x, long firstRow, int y, double count, double first, double second, ClassSums sums) {
    if (!(second < Cells.LARGEST * Cells.LARGEST)) {
      throw tooLarge(x, firstRow);
    }
    adder.add(count, first, second, sums.values(), sums.at(y));
  }

  private GeneraException tooLarge(double[] x, long firstRow) {
    int worst = 0;
    for (int row = 1; row < x.length; row++) {
      worst = Math.abs(x[row]) > Math.abs(x[worst]) || Double.isNaN(x[worst]) ? row : worst;
    }
    return Math.abs(x[worst]) > Cells.LARGEST
        ? Cells.tooLarge(x[worst], column, firstRow + worst)
        : new GeneraException(
            StandardError.INVALID_DATA,
            "The weights of rows are so large that sums of squares of column '"
                + column.name()
                + "' cannot be held; divide all of them by one number.");
  }
}
