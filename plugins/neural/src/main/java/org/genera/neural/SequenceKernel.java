package org.genera.neural;

import java.util.List;
import org.bytedeco.javacpp.FloatPointer;

/** Layers one after the other. Their parameters lie one after the other, too. */
final class SequenceKernel implements Kernel {

  private final List<LayerShape> shapes;
  private final List<Kernel> kernels;

  SequenceKernel(List<LayerShape> shapes) {
    this.shapes = shapes;
    kernels = shapes.stream().map(LayerShape::kernel).toList();
  }

  @Override
  public float[] forward(float[] input, int rows, FloatPointer parameters) {
    float[] below = input;
    int offset = 0;
    for (int i = 0; i < kernels.size(); i++) {
      below = kernels.get(i).forward(below, rows, Rows.at(parameters, offset));
      offset += shapes.get(i).parameters();
    }
    return below;
  }

  @Override
  public float[] backward(
      float[] delta, int rows, FloatPointer parameters, FloatPointer byParameters, boolean wanted) {
    float[] above = delta;
    int offset = shapes.stream().mapToInt(LayerShape::parameters).sum();
    for (int i = kernels.size() - 1; i >= 0; i--) {
      offset -= shapes.get(i).parameters();
      above =
          kernels
              .get(i)
              .backward(
                  above,
                  rows,
                  Rows.at(parameters, offset),
                  Rows.at(byParameters, offset),
                  wanted || i > 0);
    }
    return above;
  }
}
