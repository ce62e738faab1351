package org.genera.likelihoods;

import java.util.List;
import org.genera.api.data.Batch;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnVector;
import org.genera.api.engine.RandomStream;

/** p(x | class) of one column, or of a group of columns, for every class. Immutable. */
public interface Factor {

  /**
   * What it is.
   *
   * @return its type
   */
  LikelihoodType type();

  /**
   * Its columns.
   *
   * @return one or more features
   */
  List<Column> columns();

  /**
   * Evaluates rows.
   *
   * @param rows a batch, whose columns are found by name; a column that it lacks is missing
   * @return what adds the log-densities of these rows, used by one thread at a time
   */
  Scorer scorer(Batch rows);

  /**
   * p(the columns that a row leaves open | class, those that it shows).
   *
   * @param row one row, in which some of the columns are missing
   * @return a factor of the missing columns
   */
  default Factor given(Batch row) {
    return this;
  }

  /**
   * p(some of its columns | class).
   *
   * @param kept which, at least one
   * @return a factor of those
   */
  default Factor marginal(List<Column> kept) {
    return this;
  }

  /**
   * Draws cells.
   *
   * @param classes the class of each row
   * @param random where chance comes from
   * @return a vector for each column
   */
  List<ColumnVector> draw(int[] classes, RandomStream random);

  /**
   * Means; modes for categories.
   *
   * @param shares p(class) of each row, {@code [row][class]}
   * @return a vector for each column
   */
  List<ColumnVector> means(double[][] shares);

  /**
   * The most probable values.
   *
   * @param shares p(class) of each row, {@code [row][class]}
   * @return a vector for each column
   */
  List<ColumnVector> modes(double[][] shares);

  /**
   * The number of free parameters.
   *
   * @param classes how many classes were seen
   * @return a number
   */
  long parameters(int classes);

  /**
   * Writes the parameters.
   *
   * @param tensors takes tensors
   */
  void write(TensorWriter tensors);
}
