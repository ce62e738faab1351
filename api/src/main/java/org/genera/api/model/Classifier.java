package org.genera.api.model;

import java.util.List;
import org.genera.api.data.Batch;

/** p(y | x). */
public interface Classifier extends Capability {

  /**
   * The classes.
   *
   * @return the levels of the label
   */
  List<String> classes();

  /**
   * The log-probability of each class for each row, missing features integrated out.
   *
   * @param rows the model's features, by name
   * @return {@code [row][class]}; each row's exponentials sum to 1
   */
  double[][] logProbabilities(Batch rows);

  /**
   * The probability of each class for each row, and its logarithm: {@link #logProbabilities} class
   * by class, which is how many rows are classified. A model that has them so need not turn them
   * round.
   *
   * @param rows the model's features, by name
   * @return of each row
   */
  default ClassProbabilities probabilities(Batch rows) {
    return ClassProbabilities.of(logProbabilities(rows), classes().size());
  }
}
