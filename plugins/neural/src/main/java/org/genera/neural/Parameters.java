package org.genera.neural;

import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * The parameters of one or several networks in one vector: on the heap, where the optimiser works,
 * and in native memory, where all copies of the networks read them.
 */
public final class Parameters {

  private final float[] values;
  private final INDArray shared;

  /**
   * Zeros.
   *
   * @param length how many parameters there are
   */
  public Parameters(int length) {
    NativeBackend.load();
    values = new float[length];
    shared = Nd4j.zeros(DataType.FLOAT, 1, length);
  }

  /**
   * The values on the heap; {@link #publish} makes changes known to the networks.
   *
   * @return the array itself
   */
  public float[] values() {
    return values;
  }

  /** Makes all values known to the networks. */
  public void publish() {
    publish(0, values.length);
  }

  /**
   * Makes a range of values known to the networks. Ranges may be published by several threads.
   *
   * @param from the first
   * @param to one after the last
   */
  public void publish(int from, int to) {
    FloatPointer target = new FloatPointer(KernelLayer.pointer(shared));
    target.position(from).put(values, from, to - from);
  }

  INDArray view(int from, int length) {
    return part(shared, from, length);
  }

  static INDArray part(INDArray vector, int from, int length) {
    return vector.get(NDArrayIndex.all(), NDArrayIndex.interval(from, from + length));
  }
}
