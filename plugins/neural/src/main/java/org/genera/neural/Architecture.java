package org.genera.neural;

import org.genera.api.engine.RandomStream;
import org.genera.api.model.ModelArchive;
import org.genera.api.model.ModelArchiveWriter;

/**
 * What a network is made of, from rows of numbers to rows of numbers, and where its parameters lie
 * in one vector. {@link Network#of} puts it to work.
 */
public sealed interface Architecture
    permits Perceptron, ConvolutionalEncoder, ConvolutionalDecoder {

  /**
   * How many numbers a row has.
   *
   * @return the width of the input
   */
  int inputs();

  /**
   * How many numbers come out for a row.
   *
   * @return the width of the output
   */
  int outputs();

  /**
   * Its layers as options have them, for messages.
   *
   * @return names and values
   */
  String words();

  /**
   * How many parameters it has.
   *
   * @return the length of the vector that holds them
   */
  default int parameters() {
    return Layers.of(this).stream().mapToInt(LayerShape::parameters).sum();
  }

  /**
   * Draws weights, uniform about zero: with variance 2 / inputs before a rectifier (He et al.
   * 2015), else 2 / (inputs + outputs) (Glorot and Bengio 2010), but in networks of convolutions
   * without normalisation 1 / (3 inputs), where inputs are those that an output sees. Biases are
   * zero.
   *
   * @param target where the parameters lie
   * @param from where they begin
   * @param random where chance comes from
   */
  default void initialise(float[] target, int from, RandomStream random) {
    int at = from;
    for (ParameterTensor tensor : Layers.tensors(this)) {
      tensor.initialise(target, at, random);
      at += tensor.length();
    }
  }

  /**
   * Writes its parameters: {@code NAME.0.weight}, {@code NAME.0.bias} and so on, layer by layer.
   *
   * @param writer takes the tensors
   * @param name what they begin with
   * @param source where the parameters lie
   * @param from where they begin
   */
  default void write(ModelArchiveWriter writer, String name, float[] source, int from) {
    int at = from;
    for (ParameterTensor tensor : Layers.tensors(this)) {
      tensor.write(writer, name, source, at);
      at += tensor.length();
    }
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @param archive the model file
   * @param name what its tensors begin with
   * @param target where the parameters go
   * @param from where they begin
   */
  default void read(ModelArchive archive, String name, float[] target, int from) {
    int at = from;
    for (ParameterTensor tensor : Layers.tensors(this)) {
      tensor.read(archive, name, target, at);
      at += tensor.length();
    }
  }
}
