package org.genera.neural;

/**
 * A square window that is moved over a grid, so that each point of a smaller grid sees a patch of
 * the larger. Beyond the border are zeros, half a window at the top and on the left, so that a
 * stride of s leaves one of s points, rounded up: any size can be halved, and the smaller grid's
 * points know which size they came from.
 *
 * @param height of the larger grid
 * @param width of the larger grid
 * @param channels of the larger grid
 * @param size of the window, odd
 * @param stride points that the window is moved by
 */
record Window(int height, int width, int channels, int size, int stride) {

  int padding() {
    return size / 2;
  }

  /** The larger grid. */
  Grid large() {
    return new Grid(height, width, channels);
  }

  /** The smaller grid, of features of its own. */
  Grid small(int features) {
    return new Grid(smallHeight(), smallWidth(), features);
  }

  int smallHeight() {
    return (height + stride - 1) / stride;
  }

  int smallWidth() {
    return (width + stride - 1) / stride;
  }

  /** The length of a patch: the window row by row, the channels of a point together. */
  int patch() {
    return size * size * channels;
  }
}
