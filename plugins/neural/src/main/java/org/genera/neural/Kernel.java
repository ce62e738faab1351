package org.genera.neural;

import org.bytedeco.javacpp.FloatPointer;

/**
 * The work of a layer on some rows. Rows are on the heap, where Java's loops work; parameters are
 * where OpenBLAS reads them. Buffers are kept from step to step. Used by one thread at a time.
 */
interface Kernel {

  /**
   * Computes outputs.
   *
   * @param input row by row; left alone by others until {@link #backward} is done
   * @param parameters of the layer, at the pointer's position
   * @return outputs row by row, until the next forward pass
   */
  float[] forward(float[] input, int rows, FloatPointer parameters);

  /**
   * Computes the gradients of what was computed last.
   *
   * @param delta the gradient by the outputs, row by row; overwritten
   * @param byParameters where the gradient by the parameters goes, summed over rows
   * @param wanted whether the gradient by the input is asked for
   * @return the gradient by the input, until the next pass; anything unless it is wanted
   */
  float[] backward(
      float[] delta, int rows, FloatPointer parameters, FloatPointer byParameters, boolean wanted);
}
