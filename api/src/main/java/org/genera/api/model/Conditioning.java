package org.genera.api.model;

import java.util.Collection;
import java.util.Optional;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.engine.RandomStream;

/**
 * p(a | b) and p(a) for any split of the columns: exact, unless {@link #approximation} says
 * otherwise.
 */
public interface Conditioning extends Capability {

  /**
   * How what follows from a part of a row is approximated, where it is not exact.
   *
   * @return a few words for reports, or empty if there is nothing to say: all is exact
   */
  default Optional<String> approximation() {
    return Optional.empty();
  }

  /**
   * The same where some columns are known and all others are not, which a model may know exactly.
   *
   * @param known names of columns
   * @return a few words, or empty if what follows from these columns is exact
   */
  default Optional<String> approximation(Collection<String> known) {
    return approximation();
  }

  /**
   * The distribution of some columns, the others integrated out.
   *
   * @param columns names of features (or of the label)
   * @return a model of those columns
   */
  Model marginal(Collection<String> columns);

  /**
   * The distribution of all columns that are missing in a row, given those that are not.
   *
   * @param evidence one row; columns that it lacks are missing
   * @return a model of the missing columns
   * @throws GeneraException {@link StandardError#INVALID_DATA} if nothing follows from the evidence
   */
  Model given(Batch evidence);

  /**
   * Which rows hold what is impossible together, a label included, so that nothing follows from
   * them. By default those whose features have the density zero, where the model has a density; a
   * family in which a label and features can exclude each other says so.
   *
   * @param rows the model's features (and its label), by name; columns that it lacks are missing
   * @return one mark a row
   */
  default boolean[] impossible(Batch rows) {
    boolean[] impossible = new boolean[rows.rows()];
    if (this instanceof Density density) {
      double[] logs = density.logDensity(rows);
      for (int row = 0; row < logs.length; row++) {
        impossible[row] = logs[row] == Double.NEGATIVE_INFINITY;
      }
    }
    return impossible;
  }

  /**
   * Fills the missing cells of each row from p(missing | observed) of that row. A row from which
   * nothing follows is refused, or filled as if nothing were known of it.
   *
   * @param rows the model's features (and its label), by name; columns that it lacks are missing
   * @param fill draw, mean or mode
   * @param random where draws come from
   * @return the same rows with the model's features (and its label) and nothing missing
   */
  Batch impute(Batch rows, Fill fill, RandomStream random);
}
