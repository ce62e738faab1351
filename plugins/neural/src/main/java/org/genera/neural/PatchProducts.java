package org.genera.neural;

import org.bytedeco.javacpp.FloatPointer;

/**
 * The linear part of convolutions, in both directions: patches of the larger grid times weights,
 * block by block of lines, so that a block stays in a processor's cache. The blocks depend on sizes
 * alone.
 */
final class PatchProducts {

  /** Numbers in a block. */
  private static final int BLOCK = 1 << 16;

  private final Patches patches;
  private final MatrixProducts products;
  private final int lineRows;
  private final int patch;
  private final int features;
  private final int blockLines;
  private final float[] matrix;
  private final FloatPointer nativePatches;
  private final FloatPointer nativeFeatures;

  PatchProducts(Window window, int features) {
    this.features = features;
    patches = new Patches(window);
    patch = window.patch();
    products = new MatrixProducts(patch, features);
    lineRows = window.smallWidth();
    blockLines = Math.max(1, BLOCK / Rows.length(lineRows, Math.max(patch, features)));
    matrix = new float[Rows.length(blockLines * lineRows, patch)];
    nativePatches = new FloatPointer(matrix.length);
    nativeFeatures = new FloatPointer(Rows.length(blockLines * lineRows, features));
  }

  /** What is done with a block. */
  private interface Block {
    void run(int from, int to, int rows);
  }

  private void blocks(int grids, Block block) {
    int lines = grids * patches.lines();
    for (int from = 0; from < lines; from += blockLines) {
      int to = Math.min(lines, from + blockLines);
      block.run(from, to, (to - from) * lineRows);
    }
  }

  /** Features of all points of the smaller grids: their patches times the weights. */
  void toSmall(float[] large, int grids, FloatPointer weights, float[] small) {
    blocks(
        grids,
        (from, to, rows) -> {
          take(large, from, to, rows);
          products.forward(rows, nativePatches, weights, nativeFeatures);
          nativeFeatures.get(small, from * lineRows * features, rows * features);
        });
  }

  /** The larger grids: features of all points times the weights, added up patch by patch. */
  void toLarge(float[] small, int grids, FloatPointer weights, float[] large) {
    java.util.Arrays.fill(large, 0);
    blocks(
        grids,
        (from, to, rows) -> {
          nativeFeatures.put(small, from * lineRows * features, rows * features);
          products.byInputs(rows, nativeFeatures, weights, nativePatches);
          nativePatches.get(matrix, 0, rows * patch);
          patches.scatter(matrix, from, to, large);
        });
  }

  /** The gradient by the weights, of which each side has a part. */
  void byWeights(float[] small, float[] large, int grids, FloatPointer gradient) {
    blocks(
        grids,
        (from, to, rows) -> {
          take(large, from, to, rows);
          nativeFeatures.put(small, from * lineRows * features, rows * features);
          products.byWeights(rows, nativeFeatures, nativePatches, from > 0, gradient);
        });
  }

  /**
   * Both ways back of a transposed convolution: the gradient by the weights, and that by the
   * smaller grids.
   */
  void backToSmall(
      float[] small,
      float[] byLarge,
      int grids,
      FloatPointer weights,
      FloatPointer gradient,
      float[] bySmall) {
    blocks(
        grids,
        (from, to, rows) -> {
          take(byLarge, from, to, rows);
          nativeFeatures.put(small, from * lineRows * features, rows * features);
          products.byWeights(rows, nativeFeatures, nativePatches, from > 0, gradient);
          products.forward(rows, nativePatches, weights, nativeFeatures);
          nativeFeatures.get(bySmall, from * lineRows * features, rows * features);
        });
  }

  private void take(float[] large, int from, int to, int rows) {
    patches.gather(large, from, to, matrix);
    nativePatches.put(matrix, 0, rows * patch);
  }
}
