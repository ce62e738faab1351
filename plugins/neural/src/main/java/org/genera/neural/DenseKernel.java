package org.genera.neural;

import static java.util.Objects.requireNonNull;

import org.bytedeco.javacpp.FloatPointer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The work of a fully connected layer: OpenBLAS for the matrix products, loops over heap arrays for
 * the rest, and buffers that are kept from step to step. W lies in memory output by output.
 */
final class DenseKernel extends BaseLayer<DenseConfiguration> {

  private static final long serialVersionUID = 1L;

  private final int inputs;
  private final int outputs;
  private final float[] bias;
  private final DenseProducts products;
  private transient @Nullable Buffers buffers;

  DenseKernel(NeuralNetConfiguration configuration, DataType type) {
    super(configuration, type);
    inputs = (int) layerConf().getNIn();
    outputs = (int) layerConf().getNOut();
    bias = new float[outputs];
    products = new DenseProducts(inputs, outputs);
  }

  /** What a pass over some number of rows fills. */
  private static final class Buffers {
    final int rows;
    final float[] activations;
    final float[] delta;
    final INDArray output;
    final INDArray scratch;
    final INDArray inputGradient;

    Buffers(int rows, int inputs, int outputs) {
      this.rows = rows;
      activations = new float[rows * outputs];
      delta = new float[rows * outputs];
      output = Nd4j.createUninitialized(DataType.FLOAT, new long[] {rows, outputs}, 'c');
      scratch = Nd4j.createUninitialized(DataType.FLOAT, new long[] {rows, outputs}, 'c');
      inputGradient = Nd4j.createUninitialized(DataType.FLOAT, new long[] {rows, inputs}, 'c');
    }
  }

  /** The activations of the last forward pass, row by row; valid until the next. */
  float[] activations() {
    return requireNonNull(buffers).activations;
  }

  /** The gradient by the input of the last backward pass. */
  void inputGradient(float[] target) {
    Buffers kept = requireNonNull(buffers);
    pointer(kept.inputGradient).get(target, 0, kept.rows * inputs);
  }

  private Buffers buffers(int rows) {
    Buffers kept = buffers;
    if (kept == null || kept.rows != rows) {
      if (kept != null) {
        kept.output.close();
        kept.scratch.close();
        kept.inputGradient.close();
      }
      kept = new Buffers(rows, inputs, outputs);
      buffers = kept;
    }
    return kept;
  }

  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
    int rows = (int) input.size(0);
    Buffers kept = buffers(rows);
    FloatPointer z = pointer(kept.output);
    products.forward(rows, pointer(input), weights(), z);
    int length = rows * outputs;
    z.get(kept.activations, 0, length);
    pointer(getParam(DefaultParamInitializer.BIAS_KEY)).get(bias, 0, outputs);
    layerConf().activation().forward(kept.activations, bias, rows);
    z.put(kept.activations, 0, length);
    return kept.output;
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
    int rows = (int) input.size(0);
    Buffers kept = buffers(rows);
    int length = rows * outputs;
    pointer(epsilon).get(kept.delta, 0, length);
    layerConf().activation().backward(kept.delta, kept.activations, length);
    FloatPointer delta = pointer(kept.scratch);
    delta.put(kept.delta, 0, length);
    Gradient gradient = new DefaultGradient();
    INDArray byWeights = requireNonNull(gradientViews.get(DefaultParamInitializer.WEIGHT_KEY));
    INDArray byBias = requireNonNull(gradientViews.get(DefaultParamInitializer.BIAS_KEY));
    Elementwise.columnSums(kept.delta, rows, bias);
    pointer(byBias).put(bias, 0, outputs);
    products.byWeights(rows, delta, pointer(input), pointer(byWeights));
    gradient.gradientForVariable().put(DefaultParamInitializer.WEIGHT_KEY, byWeights);
    gradient.gradientForVariable().put(DefaultParamInitializer.BIAS_KEY, byBias);
    if (!layerConf().isFirst()) {
      products.byInputs(rows, delta, weights(), pointer(kept.inputGradient));
    }
    return new Pair<>(gradient, kept.inputGradient);
  }

  private FloatPointer weights() {
    return pointer(getParam(DefaultParamInitializer.WEIGHT_KEY));
  }

  static FloatPointer pointer(INDArray array) {
    return (FloatPointer) array.data().addressPointer();
  }

  @Override
  public boolean isPretrainLayer() {
    return false;
  }
}
