package org.genera.numerics;

import java.util.stream.IntStream;
import org.genera.api.data.Batch;
import org.genera.api.engine.RandomStream;

/**
 * Rows with a label parted into folds for cross-validation; every class is spread over the folds. A
 * class with a single row is in no fold, so that it is always among the rows to learn from: what
 * has never seen a class says nothing about its rows. Immutable.
 */
public final class Folds {

  /** How many folds there are. */
  public static final int COUNT = 5;

  private static final int NONE = -1;

  private final Batch rows;
  private final int[] foldOfRow;

  private Folds(Batch rows, int[] foldOfRow) {
    this.rows = rows;
    this.foldOfRow = foldOfRow;
  }

  /** Takes one fold, and the rows that are not in it. */
  public interface Visitor {
    /**
     * A fold.
     *
     * @param train the rows of the other folds
     * @param heldOut its own rows
     */
    void visit(Batch train, Batch heldOut);
  }

  /**
   * Five folds.
   *
   * @param labels the classes
   * @param rows rows with a label
   * @param purpose what the random streams are for
   * @param seed the seed of the run
   * @return the folds
   */
  public static Folds of(Labels labels, Batch rows, String purpose, long seed) {
    return of(labels.codes(rows), labels.count(), rows, purpose, seed);
  }

  /**
   * Five folds of rows that are all of one class.
   *
   * @param rows rows
   * @param purpose what the random streams are for
   * @param seed the seed of the run
   * @return the folds
   */
  public static Folds of(Batch rows, String purpose, long seed) {
    return of(new int[rows.rows()], 1, rows, purpose, seed);
  }

  private static Folds of(int[] codes, int classes, Batch rows, String purpose, long seed) {
    int[] folds = new int[codes.length];
    int next = 0;
    for (int y = 0; y < classes; y++) {
      int code = y;
      int[] own = IntStream.range(0, codes.length).filter(row -> codes[row] == code).toArray();
      shuffle(own, RandomStream.of(seed, purpose, y));
      for (int row : own) {
        folds[row] = own.length > 1 ? next++ % COUNT : NONE;
      }
    }
    return new Folds(rows, folds);
  }

  private static void shuffle(int[] rows, RandomStream random) {
    for (int i = rows.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int row = rows[i];
      rows[i] = rows[j];
      rows[j] = row;
    }
  }

  /**
   * Visits each fold that leaves rows on both sides.
   *
   * @param visitor takes them, one after the other
   */
  public void forEach(Visitor visitor) {
    for (int fold = 0; fold < COUNT; fold++) {
      int[] test = rowsWhere(fold, true);
      int[] train = rowsWhere(fold, false);
      if (test.length > 0 && train.length > 0) {
        visitor.visit(rows.pick(train), rows.pick(test));
      }
    }
  }

  private int[] rowsWhere(int fold, boolean inside) {
    return IntStream.range(0, foldOfRow.length)
        .filter(row -> (foldOfRow[row] == fold) == inside)
        .toArray();
  }
}
