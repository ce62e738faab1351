package org.genera.neural;

import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.NoOp;

/**
 * A network at work, on parameters that others share: a {@link ComputationGraph} of DL4J whose
 * errors come from outside. Used by one thread at a time.
 */
public final class Network {

  private static final String INPUT = "input";

  private final Perceptron shape;
  private final ComputationGraph graph;
  private final DenseKernel first;
  private final DenseKernel last;
  private @Nullable INDArray input;
  private @Nullable INDArray error;

  private Network(Perceptron shape, ComputationGraph graph) {
    this.shape = shape;
    this.graph = graph;
    first = (DenseKernel) graph.getLayer("0");
    last = (DenseKernel) graph.getLayer(String.valueOf(shape.hidden().size()));
  }

  /**
   * A network.
   *
   * @param shape its layers
   * @param parameters where its parameters are read from
   * @param from where they begin
   * @param inputGradient whether backward passes go through to the input
   * @return a fresh network
   */
  public static Network of(
      Perceptron shape, Parameters parameters, int from, boolean inputGradient) {
    ComputationGraph graph = new ComputationGraph(configuration(shape, inputGradient).build());
    graph.init(parameters.view(from, shape.parameters()), false);
    graph.setBackpropGradientsViewArray(Nd4j.zeros(DataType.FLOAT, 1, shape.parameters()));
    return new Network(shape, graph);
  }

  private static GraphBuilder configuration(Perceptron shape, boolean inputGradient) {
    GraphBuilder graph =
        new NeuralNetConfiguration.Builder()
            .updater(new NoOp())
            .trainingWorkspaceMode(WorkspaceMode.NONE)
            .inferenceWorkspaceMode(WorkspaceMode.NONE)
            .graphBuilder()
            .addInputs(INPUT);
    List<Perceptron.DenseShape> layers = shape.layers();
    String below = INPUT;
    for (int i = 0; i < layers.size(); i++) {
      Perceptron.DenseShape layer = layers.get(i);
      String name = String.valueOf(i);
      boolean isFirst = i == 0 && !inputGradient;
      graph.addLayer(
          name,
          new DenseConfiguration(
              name, layer.inputs(), layer.outputs(), layer.activation(), isFirst),
          below);
      below = name;
    }
    return graph.setOutputs(below);
  }

  /**
   * Its layers.
   *
   * @return the shape
   */
  public Perceptron shape() {
    return shape;
  }

  /**
   * Computes outputs.
   *
   * @param rows row by row
   * @param count how many rows
   * @return outputs row by row, in an array that the next pass overwrites
   */
  public float[] forward(float[] rows, int count) {
    INDArray x = sized(input, count, shape.inputs());
    input = x;
    DenseKernel.pointer(x).put(rows, 0, count * shape.inputs());
    graph.feedForward(new INDArray[] {x}, true, false);
    return last.activations();
  }

  /**
   * Computes the gradient by the parameters, summed over the rows of the last forward pass.
   *
   * @param outputGradient the gradient by the outputs, row by row
   * @param count how many rows
   */
  public void backward(float[] outputGradient, int count) {
    INDArray epsilon = sized(error, count, shape.outputs());
    error = epsilon;
    DenseKernel.pointer(epsilon).put(outputGradient, 0, count * shape.outputs());
    graph.backpropGradient(epsilon);
  }

  /**
   * The gradient by the parameters of the last backward pass.
   *
   * @param target where it goes
   * @param from where it begins
   */
  public void gradient(float[] target, int from) {
    DenseKernel.pointer(graph.getGradientsViewArray()).get(target, from, shape.parameters());
  }

  /**
   * The gradient by the inputs of the last backward pass, row by row.
   *
   * @param target where it goes
   */
  public void inputGradient(float[] target) {
    first.inputGradient(target);
  }

  private static INDArray sized(@Nullable INDArray array, int rows, int columns) {
    if (array != null && array.size(0) == rows) {
      return array;
    }
    if (array != null) {
      array.close();
    }
    return Nd4j.createUninitialized(DataType.FLOAT, new long[] {rows, columns}, 'c');
  }
}
