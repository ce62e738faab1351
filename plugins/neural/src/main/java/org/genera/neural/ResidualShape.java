package org.genera.neural;

import java.util.List;

/**
 * A residual block (He et al. 2016, figure 2): layers, to whose outputs the block's inputs are
 * added before its activation.
 */
record ResidualShape(List<LayerShape> layers, Activation activation) implements LayerShape {

  ResidualShape {
    layers = List.copyOf(layers);
    int outputs = layers.get(layers.size() - 1).outputs();
    if (outputs != layers.get(0).inputs()) {
      throw new IllegalArgumentException("a block of other outputs than inputs: " + layers);
    }
  }

  @Override
  public int inputs() {
    return layers.get(0).inputs();
  }

  @Override
  public int outputs() {
    return inputs();
  }

  @Override
  public List<ParameterTensor> tensors() {
    return Layers.numbered(layers);
  }

  @Override
  public Kernel kernel() {
    return new ResidualKernel(this);
  }
}
