package org.genera.neural;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemm;

import org.bytedeco.javacpp.FloatPointer;

/**
 * The matrix products of a linear map, by OpenBLAS. Everything lies row by row: x (rows by inputs),
 * W (outputs by inputs), z and δ (rows by outputs).
 *
 * @param inputs of the map
 * @param outputs of the map
 */
record MatrixProducts(int inputs, int outputs) {

  /** z = x Wᵀ. */
  void forward(int rows, FloatPointer x, FloatPointer w, FloatPointer z) {
    product(CblasNoTrans, x, inputs, CblasTrans, w, inputs, 0, z, rows, outputs, inputs);
  }

  /** The gradient by W: δᵀ x, in place of what is there, or added to it. */
  void byWeights(
      int rows, FloatPointer delta, FloatPointer x, boolean added, FloatPointer gradient) {
    float kept = added ? 1 : 0;
    product(
        CblasTrans, delta, outputs, CblasNoTrans, x, inputs, kept, gradient, outputs, inputs, rows);
  }

  /** The gradient by x: δ W. */
  void byInputs(int rows, FloatPointer delta, FloatPointer w, FloatPointer gradient) {
    product(
        CblasNoTrans, delta, outputs, CblasNoTrans, w, inputs, 0, gradient, rows, inputs, outputs);
  }

  /** c (m by n) = a b over k terms, and what is kept of c. */
  private static void product(
      int transA,
      FloatPointer a,
      int strideA,
      int transB,
      FloatPointer b,
      int strideB,
      float kept,
      FloatPointer c,
      int m,
      int n,
      int k) {
    cblas_sgemm(CblasRowMajor, transA, transB, m, n, k, 1, a, strideA, b, strideB, kept, c, n);
  }
}
