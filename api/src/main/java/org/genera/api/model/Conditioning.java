package org.genera.api.model;

import java.util.Collection;
import org.genera.api.data.Batch;
import org.genera.api.engine.RandomStream;

/** p(a | b) and p(a) for any split of the columns. */
public interface Conditioning extends Capability {

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
   */
  Model given(Batch evidence);

  /**
   * Fills the missing cells of each row from p(missing | observed) of that row.
   *
   * @param rows the model's features (and its label), by name; columns that it lacks are missing
   * @param fill draw, mean or mode
   * @param random where draws come from
   * @return the same rows with the model's features (and its label) and nothing missing
   */
  Batch impute(Batch rows, Fill fill, RandomStream random);
}
