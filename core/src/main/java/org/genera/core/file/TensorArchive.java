package org.genera.core.file;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.genera.api.model.ModelArchive;
import org.genera.api.model.ModelHeader;

/** The content of a checked model file, for its family. */
final class TensorArchive implements ModelArchive {

  private final String file;
  private final ModelHeader header;
  private final TreeMap<String, Tensor> tensors = new TreeMap<>();
  private final Map<String, String> texts;
  private final ByteBuffer data;

  TensorArchive(
      String file,
      ModelHeader header,
      List<Tensor> tensors,
      Map<String, String> texts,
      ByteBuffer data) {
    this.file = file;
    this.header = header;
    this.texts = texts;
    this.data = data;
    tensors.forEach(tensor -> this.tensors.put(tensor.name(), tensor));
  }

  @Override
  public ModelHeader header() {
    return header;
  }

  @Override
  public Set<String> tensors() {
    return Collections.unmodifiableSet(tensors.keySet());
  }

  @Override
  public int[] shape(String name) {
    return find(name).shape().clone();
  }

  @Override
  public double[] doubles(String name, int... shape) {
    Tensor tensor = find(name, Dtype.F64, shape);
    double[] values = new double[tensor.count()];
    bytes(tensor).asDoubleBuffer().get(values);
    return values;
  }

  @Override
  public float[] floats(String name, int... shape) {
    Tensor tensor = find(name, Dtype.F32, shape);
    float[] values = new float[tensor.count()];
    bytes(tensor).asFloatBuffer().get(values);
    return values;
  }

  @Override
  public long[] longs(String name, int... shape) {
    Tensor tensor = find(name, Dtype.I64, shape);
    long[] values = new long[tensor.count()];
    bytes(tensor).asLongBuffer().get(values);
    return values;
  }

  @Override
  public String text(String name) {
    String text = texts.get(name);
    if (text == null) {
      throw InvalidModelFile.damaged(file, "it has no text '" + name + "'");
    }
    return text;
  }

  private ByteBuffer bytes(Tensor tensor) {
    int begin = (int) tensor.begin();
    return data.slice(begin, (int) tensor.end() - begin).order(ByteOrder.LITTLE_ENDIAN);
  }

  private Tensor find(String name) {
    Tensor tensor = tensors.get(name);
    if (tensor == null) {
      throw InvalidModelFile.damaged(file, "it has no tensor '" + name + "'");
    }
    return tensor;
  }

  private Tensor find(String name, Dtype dtype, int[] shape) {
    Tensor tensor = find(name);
    if (tensor.dtype() != dtype || !fits(tensor.shape(), shape)) {
      throw InvalidModelFile.damaged(
          file,
          "tensor '"
              + name
              + "' is "
              + tensor.dtype()
              + " "
              + Arrays.toString(tensor.shape())
              + " instead of "
              + dtype
              + " "
              + Arrays.toString(shape));
    }
    return tensor;
  }

  private static boolean fits(int[] shape, int[] wanted) {
    if (shape.length != wanted.length) {
      return false;
    }
    for (int i = 0; i < shape.length; i++) {
      if (wanted[i] >= 0 && wanted[i] != shape[i]) {
        return false;
      }
    }
    return true;
  }
}
