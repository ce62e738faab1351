package org.genera.api.model;

import java.util.List;
import org.genera.api.data.Batch;

/** The score function: the gradient of log p(x) with respect to x. */
public interface LogDensityGradient extends Capability {

  /**
   * The features that it differentiates by.
   *
   * @return names of real columns
   */
  List<String> coordinates();

  /**
   * The gradient at each row.
   *
   * @param rows the model's features, by name, nothing missing
   * @return {@code [row][coordinate]}
   */
  double[][] gradient(Batch rows);
}
