package org.genera.likelihoods;

import java.util.List;
import org.genera.api.data.Batch;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnVector;
import org.genera.api.engine.RandomStream;

/** Where counts of terms come from: columns of whole numbers, or the words of a text. */
sealed interface CountSource permits CountColumns, TextTerms {

  /** One column or more. */
  List<Column> columns();

  /** How many terms are counted. */
  int terms();

  /** Adds counts to sums. */
  Tally tally(CountSums layout);

  /** Evaluates rows by what each class says of counts. */
  Scorer scorer(Batch rows, TermLogs logs);

  /** Which terms cells can be made of. */
  boolean[] made();

  /**
   * Draws cells.
   *
   * @param draws one a class
   * @param classes of the rows
   * @param totals how many terms each row has
   */
  List<ColumnVector> draw(
      MultinomialDraw[] draws, int[] classes, double[] totals, RandomStream random);

  /** Cells of given counts, {@code [row][term]}. */
  List<ColumnVector> of(double[][] counts);

  /** Writes what is no column. */
  void write(TensorWriter tensors);
}
