package org.genera.neural;

import java.util.Arrays;
import java.util.List;
import org.genera.api.engine.RandomStream;
import org.genera.api.model.ModelArchive;
import org.genera.api.model.ModelArchiveWriter;

/**
 * Some parameters of a layer, and what they start from: uniform about a mean.
 *
 * @param name within the layer
 * @param sizes row-major
 * @param mean what they start from
 * @param variance what they scatter by; 0 for constants
 */
record ParameterTensor(String name, List<Integer> sizes, double mean, double variance) {

  static ParameterTensor constant(String name, double value, int length) {
    return new ParameterTensor(name, List.of(length), value, 0);
  }

  /** The same as part of something that has a name. */
  ParameterTensor within(String whole) {
    return new ParameterTensor(whole + "." + name, sizes, mean, variance);
  }

  int length() {
    return sizes.stream().reduce(1, Math::multiplyExact);
  }

  void initialise(float[] target, int from, RandomStream random) {
    Arrays.fill(target, from, from + length(), (float) mean);
    if (variance > 0) {
      double limit = Math.sqrt(3 * variance);
      for (int i = from; i < from + length(); i++) {
        target[i] = (float) (mean + (2 * random.nextDouble() - 1) * limit);
      }
    }
  }

  void write(ModelArchiveWriter writer, String network, float[] source, int from) {
    writer.floats(network + "." + name, Arrays.copyOfRange(source, from, from + length()), shape());
  }

  void read(ModelArchive archive, String network, float[] target, int from) {
    float[] values = archive.floats(network + "." + name, shape());
    System.arraycopy(values, 0, target, from, values.length);
  }

  private int[] shape() {
    return sizes.stream().mapToInt(Integer::intValue).toArray();
  }
}
