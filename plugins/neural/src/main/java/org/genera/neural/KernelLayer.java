package org.genera.neural;

import static java.util.Objects.requireNonNull;

import org.bytedeco.javacpp.FloatPointer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A kernel as DL4J sees it: rows come in and go out as matrices in native memory. */
final class KernelLayer extends BaseLayer<KernelConfiguration> {

  private static final long serialVersionUID = 1L;

  private final LayerShape shape;
  private final transient Kernel kernel;
  private transient @Nullable Buffers buffers;
  private transient float[] activations = {};
  private transient float[] inputGradient = {};

  KernelLayer(NeuralNetConfiguration configuration, DataType type) {
    super(configuration, type);
    shape = layerConf().shape();
    kernel = shape.kernel();
  }

  /** What passes over some number of rows go through. */
  private static final class Buffers {
    final int rows;
    final float[] input;
    final float[] delta;
    final INDArray output;
    final @Nullable INDArray byInput;

    Buffers(int rows, LayerShape shape, boolean first) {
      this.rows = rows;
      input = new float[Rows.length(rows, shape.inputs())];
      delta = new float[Rows.length(rows, shape.outputs())];
      output = matrix(rows, shape.outputs());
      byInput = first ? null : matrix(rows, shape.inputs());
    }

    private static INDArray matrix(int rows, int columns) {
      return Nd4j.createUninitialized(DataType.FLOAT, new long[] {rows, columns}, 'c');
    }

    void close() {
      output.close();
      if (byInput != null) {
        byInput.close();
      }
    }
  }

  /** The outputs of the last forward pass, row by row; valid until the next. */
  float[] activations() {
    return activations;
  }

  /** The gradient by the input of the last backward pass. */
  void inputGradient(float[] target) {
    System.arraycopy(inputGradient, 0, target, 0, requireNonNull(buffers).rows * shape.inputs());
  }

  private Buffers buffers(int rows) {
    Buffers kept = buffers;
    if (kept == null || kept.rows != rows) {
      if (kept != null) {
        kept.close();
      }
      kept = new Buffers(rows, shape, layerConf().isFirst());
      buffers = kept;
    }
    return kept;
  }

  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
    Buffers kept = buffers((int) input.size(0));
    pointer(input).get(kept.input, 0, kept.input.length);
    activations = kernel.forward(kept.input, kept.rows, pointer(getParam(FlatParameters.KEY)));
    pointer(kept.output).put(activations, 0, kept.rows * shape.outputs());
    return kept.output;
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
    Buffers kept = requireNonNull(buffers);
    pointer(epsilon).get(kept.delta, 0, kept.delta.length);
    INDArray byParameters = requireNonNull(gradientViews.get(FlatParameters.KEY));
    FloatPointer parameters = pointer(getParam(FlatParameters.KEY));
    INDArray byInput = kept.byInput;
    inputGradient =
        kernel.backward(kept.delta, kept.rows, parameters, pointer(byParameters), byInput != null);
    Gradient gradient = new DefaultGradient();
    gradient.gradientForVariable().put(FlatParameters.KEY, byParameters);
    if (byInput == null) {
      return new Pair<>(gradient, input);
    }
    pointer(byInput).put(inputGradient, 0, kept.input.length);
    return new Pair<>(gradient, byInput);
  }

  static FloatPointer pointer(INDArray array) {
    return (FloatPointer) array.data().addressPointer();
  }

  @Override
  public boolean isPretrainLayer() {
    return false;
  }
}
