package org.genera.neural;

import java.util.List;

/** A layer and the parameters that it has. */
sealed interface LayerShape permits DenseShape {

  int inputs();

  int outputs();

  /** Its parameters, in the order in which they lie one after the other. */
  List<ParameterTensor> tensors();

  default int parameters() {
    return tensors().stream().mapToInt(ParameterTensor::length).sum();
  }
}
