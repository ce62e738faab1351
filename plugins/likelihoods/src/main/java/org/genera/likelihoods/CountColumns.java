package org.genera.likelihoods;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnVector;
import org.genera.api.data.WholeVector;
import org.genera.api.engine.RandomStream;

/**
 * A group of columns, each the count of a term.
 *
 * @param columns integers, or real numbers that are whole
 */
record CountColumns(List<Column> columns) implements CountSource {

  /** Larger counts are refused: sums of a block of them are no longer exact. */
  private static final int MOST_BITS = 40;

  /** A cell that is no count. */
  static final long IMPOSSIBLE = -1;

  static final long MISSING = WholeVector.MISSING;

  @Override
  public int terms() {
    return columns.size();
  }

  @Override
  public void write(TensorWriter tensors) {}

  /** Whether the or of some cells shows that one is missing, negative or too large. */
  static boolean isOdd(long or) {
    return or >>> MOST_BITS != 0;
  }

  /** Whether a cell is a count. */
  static boolean isCount(long cell) {
    return cell >>> MOST_BITS == 0;
  }

  /** The cells of a batch, {@code [term][row]}, as they are. */
  long[][] cells(Batch rows) {
    long[][] cells = new long[columns.size()][];
    for (int j = 0; j < cells.length; j++) {
      OptionalInt index = Cells.find(columns.get(j), rows);
      if (index.isEmpty()) {
        cells[j] = new long[rows.rows()];
        Arrays.fill(cells[j], MISSING);
      } else if (rows.column(index.getAsInt()) instanceof WholeVector vector) {
        cells[j] = vector.values();
      } else {
        cells[j] = wholes(rows.numbers(index.getAsInt()));
      }
    }
    return cells;
  }

  private static long[] wholes(double[] numbers) {
    long[] wholes = new long[numbers.length];
    for (int row = 0; row < wholes.length; row++) {
      long whole = (long) numbers[row];
      wholes[row] = whole == numbers[row] ? whole : IMPOSSIBLE;
      wholes[row] = Double.isNaN(numbers[row]) ? MISSING : wholes[row];
    }
    return wholes;
  }

  /** Refuses cells that are neither counts nor missing. */
  void requireCounts(long[][] cells, Batch rows) {
    for (int j = 0; j < cells.length; j++) {
      for (int row = 0; row < rows.rows(); row++) {
        if (!isCount(cells[j][row]) && cells[j][row] != MISSING) {
          throw noCount(rows, row, columns.get(j));
        }
      }
    }
  }

  private static GeneraException noCount(Batch rows, int row, Column column) {
    return new GeneraException(
        StandardError.INVALID_DATA,
        "Row "
            + (rows.firstRow() + row + 1)
            + ", column '"
            + column.name()
            + "': "
            + rows.numbers(rows.schema().indexOf(column.name()))[row]
            + " is no count, which is a whole number from 0 to "
            + ((1L << MOST_BITS) - 1)
            + "; choose another likelihood, or mark the cell as missing.");
  }

  @Override
  public Tally tally(CountSums layout) {
    return new GroupTally(this, layout);
  }

  @Override
  public Scorer scorer(Batch rows, TermLogs logs) {
    return new GroupScorer(cells(rows), logs);
  }

  @Override
  public boolean[] made() {
    boolean[] all = new boolean[terms()];
    Arrays.fill(all, true);
    return all;
  }

  @Override
  public List<ColumnVector> draw(
      MultinomialDraw[] draws, int[] classes, double[] totals, RandomStream random) {
    double[][] counts = new double[classes.length][];
    for (int row = 0; row < counts.length; row++) {
      counts[row] = draws[classes[row]].counts(totals[row], random);
    }
    return of(counts);
  }

  @Override
  public List<ColumnVector> of(double[][] counts) {
    List<ColumnVector> vectors = new ArrayList<>();
    for (int j = 0; j < columns.size(); j++) {
      double[] ofTerm = new double[counts.length];
      for (int row = 0; row < ofTerm.length; row++) {
        ofTerm[row] = counts[row][j];
      }
      vectors.add(Cells.vector(columns.get(j), ofTerm));
    }
    return vectors;
  }
}
