package org.genera.neural;

import org.bytedeco.javacpp.FloatPointer;
import org.genera.api.engine.RandomStream;

/** A layer with drawn parameters and rows, and a linear function of its outputs. */
final class LayerFixture {

  final LayerShape shape;
  final int count;
  final float[] rows;
  final float[] values;
  private final Kernel kernel;
  private final float[] coefficients;
  private final FloatPointer parameters;
  private final FloatPointer gradient;

  LayerFixture(LayerShape shape, int count) {
    NativeBackend.load();
    this.shape = shape;
    this.count = count;
    kernel = shape.kernel();
    RandomStream random = RandomStream.of(3, "layer", 0);
    rows = drawn(count * shape.inputs(), random);
    coefficients = drawn(count * shape.outputs(), random);
    values = drawn(shape.parameters(), random);
    for (int i = 0; i < values.length; i++) {
      values[i] *= 0.5f;
    }
    parameters = new FloatPointer(Math.max(1, values.length));
    gradient = new FloatPointer(Math.max(1, values.length));
  }

  static float[] drawn(int length, RandomStream random) {
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  float[] outputs() {
    parameters.put(values, 0, values.length);
    return kernel.forward(rows, count, parameters).clone();
  }

  double objective() {
    float[] outputs = outputs();
    double sum = 0;
    for (int i = 0; i < outputs.length; i++) {
      sum += (double) outputs[i] * coefficients[i];
    }
    return sum;
  }

  /** The gradients by the parameters and by the input. */
  float[][] gradients() {
    outputs();
    float[] byInput =
        kernel.backward(coefficients.clone(), count, parameters, gradient, true).clone();
    float[] byParameters = new float[values.length];
    gradient.get(byParameters, 0, byParameters.length);
    return new float[][] {byParameters, byInput};
  }

  /** The central difference by an entry of an array that the objective depends on. */
  double difference(float[] array, int index) {
    float step = 2e-3f;
    float kept = array[index];
    array[index] = kept + step;
    double above = objective();
    array[index] = kept - step;
    double below = objective();
    array[index] = kept;
    return (above - below) / (2 * step);
  }
}
