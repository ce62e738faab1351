package org.genera.neural;

import java.util.Arrays;

/**
 * Moves patches of a grid into the rows of a matrix and back, so that convolutions become matrix
 * products (Chellapilla et al. 2006). A line is a row of the smaller grid; lines are counted
 * through all grids of a batch.
 */
final class Patches {

  /** Runs of fewer numbers are moved by a loop, of more by {@link System#arraycopy}. */
  private static final int SHORT = 16;

  private final Window window;
  private final int lineFloats;
  private final int lines;
  private final int patch;

  Patches(Window window) {
    this.window = window;
    lines = window.smallHeight();
    patch = window.patch();
    lineFloats = window.smallWidth() * patch;
  }

  /** Lines of a grid. */
  int lines() {
    return lines;
  }

  /** What moves a run of numbers between grids and patches. */
  private interface Move {
    void run(float[] grids, int at, float[] patches, int to, int length);
  }

  /** Fills rows of a matrix with the patches of some lines. */
  void gather(float[] grids, int fromLine, int toLine, float[] matrix) {
    Arrays.fill(matrix, 0, (toLine - fromLine) * lineFloats, 0);
    move(grids, fromLine, toLine, matrix, Patches::copy);
  }

  /** Adds the rows of a matrix to the patches of some lines. */
  void scatter(float[] matrix, int fromLine, int toLine, float[] grids) {
    move(grids, fromLine, toLine, matrix, Patches::add);
  }

  private void move(float[] grids, int fromLine, int toLine, float[] matrix, Move move) {
    int size = window.large().size();
    for (int line = fromLine; line < toLine; line++) {
      int grid = line / lines * size;
      int top = line % lines * window.stride() - window.padding();
      int at = (line - fromLine) * lineFloats;
      for (int k = 0; k < window.size(); k++) {
        int y = top + k;
        if (y >= 0 && y < window.height()) {
          int start = grid + y * window.width() * window.channels();
          line(grids, start, matrix, at + k * window.size() * window.channels(), move);
        }
      }
    }
  }

  /** One row of the window at all places of a line. */
  private void line(float[] grids, int start, float[] matrix, int at, Move move) {
    int channels = window.channels();
    int last = window.smallWidth();
    for (int i = 0; i < last; i++) {
      int left = i * window.stride() - window.padding();
      int from = Math.max(0, left);
      int to = Math.min(window.width(), left + window.size());
      int length = (to - from) * channels;
      move.run(
          grids,
          start + from * channels,
          matrix,
          at + i * patch + (from - left) * channels,
          length);
    }
  }

  private static void copy(float[] grids, int at, float[] patches, int to, int length) {
    if (length < SHORT) {
      for (int i = 0; i < length; i++) {
        patches[to + i] = grids[at + i];
      }
    } else {
      System.arraycopy(grids, at, patches, to, length);
    }
  }

  private static void add(float[] grids, int at, float[] patches, int from, int length) {
    for (int i = 0; i < length; i++) {
      grids[at + i] += patches[from + i];
    }
  }
}
