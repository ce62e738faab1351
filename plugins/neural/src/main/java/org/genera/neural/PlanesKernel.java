package org.genera.neural;

import org.bytedeco.javacpp.FloatPointer;

/** Turns channels by points into points by channels, or back. */
final class PlanesKernel implements Kernel {

  private final PlanesShape shape;
  private final int points;
  private final int channels;
  private float[] output = {};
  private float[] inputGradient = {};

  PlanesKernel(PlanesShape shape) {
    this.shape = shape;
    points = shape.grid().points();
    channels = shape.grid().channels();
  }

  @Override
  public float[] forward(float[] input, int rows, FloatPointer parameters) {
    output = Rows.room(output, rows, shape.outputs());
    turn(input, output, rows, shape.toGrid());
    return output;
  }

  @Override
  public float[] backward(
      float[] delta, int rows, FloatPointer parameters, FloatPointer byParameters, boolean wanted) {
    inputGradient = Rows.room(inputGradient, rows, shape.inputs());
    if (wanted) {
      turn(delta, inputGradient, rows, !shape.toGrid());
    }
    return inputGradient;
  }

  private void turn(float[] source, float[] target, int rows, boolean toGrid) {
    int size = points * channels;
    for (int start = 0; start < rows * size; start += size) {
      for (int c = 0; c < channels; c++) {
        for (int i = 0; i < points; i++) {
          int plane = start + c * points + i;
          int point = start + i * channels + c;
          target[toGrid ? point : plane] = source[toGrid ? plane : point];
        }
      }
    }
  }
}
