package org.genera.neural;

import org.bytedeco.javacpp.FloatPointer;

/** Layers for the first numbers of a row; the rest of it goes through. */
final class BesideKernel implements Kernel {

  private final BesideShape shape;
  private final SequenceKernel layers;
  private float[] first = {};
  private float[] output = {};
  private float[] delta = {};
  private float[] inputGradient = {};

  BesideKernel(BesideShape shape) {
    this.shape = shape;
    layers = new SequenceKernel(shape.layers());
  }

  @Override
  public float[] forward(float[] input, int rows, FloatPointer parameters) {
    first = Rows.room(first, rows, shape.first());
    output = Rows.room(output, rows, shape.outputs());
    columns(input, 0, shape.inputs(), first, 0, shape.first(), shape.first(), rows);
    float[] made = layers.forward(first, rows, parameters);
    columns(made, 0, shape.made(), output, 0, shape.outputs(), shape.made(), rows);
    columns(
        input,
        shape.first(),
        shape.inputs(),
        output,
        shape.made(),
        shape.outputs(),
        shape.rest(),
        rows);
    return output;
  }

  @Override
  public float[] backward(
      float[] above, int rows, FloatPointer parameters, FloatPointer byParameters, boolean wanted) {
    delta = Rows.room(delta, rows, shape.made());
    columns(above, 0, shape.outputs(), delta, 0, shape.made(), shape.made(), rows);
    float[] byFirst = layers.backward(delta, rows, parameters, byParameters, wanted);
    if (wanted) {
      inputGradient = Rows.room(inputGradient, rows, shape.inputs());
      columns(byFirst, 0, shape.first(), inputGradient, 0, shape.inputs(), shape.first(), rows);
      columns(
          above,
          shape.made(),
          shape.outputs(),
          inputGradient,
          shape.first(),
          shape.inputs(),
          shape.rest(),
          rows);
    }
    return inputGradient;
  }

  /** Copies some columns of a matrix to some of another. */
  private static void columns(
      float[] source,
      int from,
      int width,
      float[] target,
      int to,
      int targetWidth,
      int count,
      int rows) {
    for (int row = 0; row < rows; row++) {
      System.arraycopy(source, row * width + from, target, row * targetWidth + to, count);
    }
  }
}
