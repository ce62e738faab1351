package org.genera.neural;

import java.util.List;

/** A layer and the parameters that it has. */
sealed interface LayerShape
    permits DenseShape,
        ConvolutionShape,
        TransposedConvolutionShape,
        NormalisationShape,
        ResidualShape,
        BesideShape,
        PlanesShape {

  int inputs();

  int outputs();

  /** Its parameters, in the order in which they lie one after the other. */
  List<ParameterTensor> tensors();

  /** What does its work. */
  Kernel kernel();

  default int parameters() {
    return tensors().stream().mapToInt(ParameterTensor::length).sum();
  }
}
