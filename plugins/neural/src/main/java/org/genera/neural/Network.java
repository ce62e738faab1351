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

  private final Architecture architecture;
  private final ComputationGraph graph;
  private final KernelLayer first;
  private final KernelLayer last;
  private @Nullable INDArray input;
  private @Nullable INDArray error;

  private Network(Architecture architecture, ComputationGraph graph) {
    this.architecture = architecture;
    this.graph = graph;
    first = (KernelLayer) graph.getLayer("0");
    last = (KernelLayer) graph.getLayer(String.valueOf(Layers.of(architecture).size() - 1));
  }

  /**
   * A network.
   *
   * @param architecture its layers
   * @param parameters where its parameters are read from
   * @param from where they begin
   * @param inputGradient whether backward passes go through to the input
   * @return a fresh network
   */
  public static Network of(
      Architecture architecture, Parameters parameters, int from, boolean inputGradient) {
    int length = architecture.parameters();
    ComputationGraph graph =
        new ComputationGraph(configuration(architecture, inputGradient).build());
    graph.init(parameters.view(from, length), false);
    return new Network(architecture, graph);
  }

  private static GraphBuilder configuration(Architecture architecture, boolean inputGradient) {
    GraphBuilder graph =
        new NeuralNetConfiguration.Builder()
            .updater(new NoOp())
            .trainingWorkspaceMode(WorkspaceMode.NONE)
            .inferenceWorkspaceMode(WorkspaceMode.NONE)
            .graphBuilder()
            .addInputs(INPUT);
    List<LayerShape> layers = Layers.of(architecture);
    String below = INPUT;
    for (int i = 0; i < layers.size(); i++) {
      String name = String.valueOf(i);
      boolean isFirst = i == 0 && !inputGradient;
      graph.addLayer(name, new KernelConfiguration(name, layers.get(i), isFirst), below);
      below = name;
    }
    return graph.setOutputs(below);
  }

  /**
   * Its layers.
   *
   * @return what it was made of
   */
  public Architecture architecture() {
    return architecture;
  }

  /**
   * Computes outputs.
   *
   * @param rows row by row
   * @param count how many rows
   * @return outputs row by row, in an array that the next pass overwrites
   */
  public float[] forward(float[] rows, int count) {
    INDArray x = sized(input, count, architecture.inputs());
    input = x;
    KernelLayer.pointer(x).put(rows, 0, count * architecture.inputs());
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
    INDArray epsilon = sized(error, count, architecture.outputs());
    error = epsilon;
    KernelLayer.pointer(epsilon).put(outputGradient, 0, count * architecture.outputs());
    graph.backpropGradient(epsilon);
  }

  /**
   * The gradient by the parameters of the last backward pass.
   *
   * @param target where it goes
   * @param from where it begins
   */
  public void gradient(float[] target, int from) {
    KernelLayer.pointer(graph.getGradientsViewArray()).get(target, from, architecture.parameters());
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
