package org.genera.neural;

/**
 * Features at the points of a grid. They lie row by row, point by point, the channels of a point
 * together.
 *
 * @param height points from top to bottom
 * @param width points from left to right
 * @param channels features of a point
 */
record Grid(int height, int width, int channels) {

  int points() {
    return height * width;
  }

  int size() {
    return Rows.length(points(), channels);
  }
}
