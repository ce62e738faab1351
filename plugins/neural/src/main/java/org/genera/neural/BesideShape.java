package org.genera.neural;

import java.util.List;

/** Layers for the first numbers of a row, beside which the rest of it goes through as it is. */
record BesideShape(List<LayerShape> layers, int rest) implements LayerShape {

  BesideShape {
    layers = List.copyOf(layers);
  }

  int first() {
    return layers.get(0).inputs();
  }

  int made() {
    return layers.get(layers.size() - 1).outputs();
  }

  @Override
  public int inputs() {
    return first() + rest;
  }

  @Override
  public int outputs() {
    return made() + rest;
  }

  @Override
  public List<ParameterTensor> tensors() {
    return Layers.numbered(layers);
  }

  @Override
  public Kernel kernel() {
    return new BesideKernel(this);
  }
}
