package org.genera.core.file;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.model.ModelArchiveWriter;

/** Takes from a model what goes into its file. */
final class TensorCollector implements ModelArchiveWriter {

  /** A tensor to be written; the buffer that it fills is little-endian and has its size. */
  record Content(String name, Dtype dtype, int[] shape, Consumer<ByteBuffer> fill) {
    long bytes() {
      return Math.multiplyExact(Tensor.count(shape), (long) dtype.bytes());
    }
  }

  private final List<Content> tensors = new ArrayList<>();
  private final Set<String> names = new HashSet<>();
  private final TreeMap<String, String> texts = new TreeMap<>();

  @Override
  public void doubles(String name, double[] values, int... shape) {
    for (int i = 0; i < values.length; i++) {
      requireFinite(name, i, values[i]);
    }
    add(name, Dtype.F64, values.length, shape, bytes -> bytes.asDoubleBuffer().put(values));
  }

  @Override
  public void floats(String name, float[] values, int... shape) {
    for (int i = 0; i < values.length; i++) {
      requireFinite(name, i, values[i]);
    }
    add(name, Dtype.F32, values.length, shape, bytes -> bytes.asFloatBuffer().put(values));
  }

  @Override
  public void longs(String name, long[] values, int... shape) {
    add(name, Dtype.I64, values.length, shape, bytes -> bytes.asLongBuffer().put(values));
  }

  @Override
  public void text(String name, String text) {
    requireName(name);
    texts.put(name, text);
  }

  private void add(String name, Dtype dtype, int count, int[] shape, Consumer<ByteBuffer> fill) {
    requireName(name);
    for (int size : shape) {
      if (size < 0) {
        throw new IllegalArgumentException("tensor '" + name + "' has a negative size");
      }
    }
    if (Tensor.count(shape) != count) {
      throw new IllegalArgumentException(
          "tensor '" + name + "' has " + count + " numbers, its shape " + Tensor.count(shape));
    }
    tensors.add(new Content(name, dtype, shape.clone(), fill));
  }

  private void requireName(String name) {
    if (!Tensor.isName(name) || name.equals(Tensor.CHECKSUM)) {
      throw new IllegalArgumentException("a model file cannot name anything '" + name + "'");
    }
    if (!names.add(name)) {
      throw new IllegalArgumentException("'" + name + "' is written twice");
    }
  }

  private static void requireFinite(String name, int index, double value) {
    if (!Double.isFinite(value)) {
      throw new GeneraException(
          StandardError.NUMERICAL,
          "The model cannot be saved: number "
              + index
              + " of '"
              + name
              + "' is "
              + value
              + ". Training has diverged; scale the data or train more cautiously.");
    }
  }

  List<Content> tensors() {
    return tensors;
  }

  Map<String, String> texts() {
    return Collections.unmodifiableMap(texts);
  }
}
