package org.genera.neural;

import java.util.Collection;
import java.util.Map;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A fully connected layer of DL4J that runs on our own kernels: {@link DenseKernel}. */
final class DenseConfiguration extends FeedForwardLayer {

  private static final long serialVersionUID = 1L;

  private final Activation activation;
  private final boolean first;

  /**
   * A layer.
   *
   * @param first whether nobody asks for the gradient by its input
   */
  DenseConfiguration(String name, int inputs, int outputs, Activation activation, boolean first) {
    this.activation = activation;
    this.first = first;
    setLayerName(name);
    setNIn(inputs);
    setNOut(outputs);
  }

  Activation activation() {
    return activation;
  }

  boolean isFirst() {
    return first;
  }

  @Override
  public Layer instantiate(
      NeuralNetConfiguration configuration,
      Collection<TrainingListener> listeners,
      int index,
      INDArray parameters,
      boolean initialise,
      DataType type) {
    DenseKernel layer = new DenseKernel(configuration, type);
    layer.setListeners(listeners);
    layer.setIndex(index);
    layer.setParamsViewArray(parameters);
    Map<String, INDArray> table = initializer().init(configuration, parameters, initialise);
    layer.setParamTable(table);
    layer.setConf(configuration);
    return layer;
  }

  @Override
  public ParamInitializer initializer() {
    return DefaultParamInitializer.getInstance();
  }

  @Override
  public LayerMemoryReport getMemoryReport(InputType input) {
    return new LayerMemoryReport.Builder(
            getLayerName(), DenseConfiguration.class, input, getOutputType(-1, input))
        .standardMemory(initializer().numParams(this), 0)
        .workingMemory(0, 0, 0, 0)
        .cacheMemory(0, 0)
        .build();
  }
}
