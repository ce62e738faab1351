package org.genera.neural;

import java.util.Arrays;

/**
 * Moves patches of a grid into the rows of a matrix and back, so that convolutions become matrix
 * products (Chellapilla et al. 2006). A line is a row of the smaller grid; lines are counted
 * through all grids of a batch. A row of the window is one run of numbers.
 */
final class Patches {

  /** Shorter runs are moved number by number, for all points of a line. */
  private static final int SHORT = 16;

  private final Window window;
  private final int lines;
  private final int points;
  private final int patch;
  private final int channels;
  private final int run;
  private final int size;

  Patches(Window window) {
    this.window = window;
    lines = window.smallHeight();
    points = window.smallWidth();
    patch = window.patch();
    channels = window.channels();
    run = window.size() * channels;
    size = window.large().size();
  }

  /** Lines of a grid. */
  int lines() {
    return lines;
  }

  /** What is done with a row of the window at all points of a line. */
  private interface WindowRow {
    /**
     * Does it.
     *
     * @param start where the grid's row begins; below 0 beyond its border
     * @param at where the first point's run begins in the matrix
     */
    void run(int start, int at);
  }

  private void windowRows(int fromLine, int toLine, WindowRow row) {
    for (int line = fromLine; line < toLine; line++) {
      int top = line % lines * window.stride() - window.padding();
      for (int k = 0; k < window.size(); k++) {
        int y = top + k;
        boolean inside = y >= 0 && y < window.height();
        int start = line / lines * size + y * window.width() * channels;
        row.run(inside ? start : -1, (line - fromLine) * points * patch + k * run);
      }
    }
  }

  /** Fills rows of a matrix with the patches of some lines. */
  void gather(float[] grids, int fromLine, int toLine, float[] matrix) {
    windowRows(
        fromLine,
        toLine,
        (start, at) -> {
          if (start < 0) {
            clear(matrix, at, 0, points);
          } else if (run < SHORT) {
            gatherColumns(grids, start, matrix, at);
          } else {
            gatherRuns(grids, start, matrix, at);
          }
        });
  }

  private void clear(float[] matrix, int at, int from, int to) {
    for (int i = from; i < to; i++) {
      Arrays.fill(matrix, at + i * patch, at + i * patch + run, 0);
    }
  }

  private void gatherRuns(float[] grids, int start, float[] matrix, int first) {
    for (int i = 0; i < points; i++) {
      int left = i * window.stride() - window.padding();
      int from = Math.max(0, left);
      int to = Math.min(window.width(), left + window.size());
      if (to - from < window.size()) {
        clear(matrix, first, i, i + 1);
      }
      int target = first + i * patch + (from - left) * channels;
      System.arraycopy(grids, start + from * channels, matrix, target, (to - from) * channels);
    }
  }

  /** One number of a run after the other, each at all points. */
  private void gatherColumns(float[] grids, int start, float[] matrix, int first) {
    clear(matrix, first, 0, firstInside(0));
    clear(matrix, first, firstOutside(window.size() - 1), points);
    int step = window.stride() * channels;
    for (int k = 0; k < run; k++) {
      int from = firstInside(k / channels);
      int to = firstOutside(k / channels);
      int source = start + k - window.padding() * channels;
      for (int i = from; i < to; i++) {
        matrix[first + k + i * patch] = grids[source + i * step];
      }
    }
  }

  /** The first point of a line whose window has a column within the grid. */
  private int firstInside(int column) {
    int left = Math.max(0, window.padding() - column);
    return Math.min(points, (left + window.stride() - 1) / window.stride());
  }

  /** The first point of a line whose window has a column beyond the grid. */
  private int firstOutside(int column) {
    int right = window.width() - 1 + window.padding() - column;
    return Math.max(0, Math.min(points, Math.floorDiv(right, window.stride()) + 1));
  }

  /** Adds the rows of a matrix to the patches of some lines. */
  void scatter(float[] matrix, int fromLine, int toLine, float[] grids) {
    windowRows(
        fromLine,
        toLine,
        (start, at) -> {
          if (start >= 0 && run < SHORT) {
            scatterColumns(matrix, at, grids, start);
          } else if (start >= 0) {
            scatterRuns(matrix, at, grids, start);
          }
        });
  }

  private void scatterRuns(float[] matrix, int first, float[] grids, int start) {
    for (int i = 0; i < points; i++) {
      int left = i * window.stride() - window.padding();
      int from = Math.max(0, left);
      int to = Math.min(window.width(), left + window.size());
      int source = first + i * patch + (from - left) * channels;
      add(matrix, source, grids, start + from * channels, (to - from) * channels);
    }
  }

  private static void add(float[] source, int from, float[] target, int to, int length) {
    for (int i = 0; i < length; i++) {
      target[to + i] += source[from + i];
    }
  }

  private void scatterColumns(float[] matrix, int first, float[] grids, int start) {
    int step = window.stride() * channels;
    for (int k = 0; k < run; k++) {
      int from = firstInside(k / channels);
      int to = firstOutside(k / channels);
      int target = start + k - window.padding() * channels;
      for (int i = from; i < to; i++) {
        grids[target + i * step] += matrix[first + k + i * patch];
      }
    }
  }
}
