package org.genera.toy;

import java.awt.geom.AffineTransform;
import java.awt.geom.FlatteningPathIterator;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.util.Arrays;

/**
 * Draws strokes with a round pen. The ink of a pixel falls from full to none over one pixel around
 * the distance of the pen's edge: plain arithmetic, so that an image has the same bytes under every
 * JDK, which the JDK's own rasteriser does not promise.
 */
final class Pen {

  private static final double FLATNESS = 0.05;

  private final int size;
  private final double reach;
  private final double[] squaredDistance;

  private Pen(int size, double halfWidth) {
    this.size = size;
    reach = halfWidth + 0.5;
    squaredDistance = new double[size * size];
    Arrays.fill(squaredDistance, Double.POSITIVE_INFINITY);
  }

  /**
   * Draws a path.
   *
   * @param path the middle of the strokes
   * @param map from the path's coordinates to pixels
   * @param size height and width of the image
   * @param halfWidth half the pen's width, in pixels
   * @return the image, row by row, ink 255
   */
  static byte[] draw(Path2D path, AffineTransform map, int size, double halfWidth) {
    Pen pen = new Pen(size, halfWidth);
    PathIterator lines = new FlatteningPathIterator(path.getPathIterator(map), FLATNESS);
    double[] from = new double[2];
    double[] to = new double[2];
    for (; !lines.isDone(); lines.next()) {
      if (lines.currentSegment(to) == PathIterator.SEG_LINETO) {
        pen.line(from[0], from[1], to[0], to[1]);
      }
      System.arraycopy(to, 0, from, 0, 2);
    }
    return pen.image();
  }

  private void line(double x1, double y1, double x2, double y2) {
    for (int row = first(y1, y2); row < last(y1, y2); row++) {
      for (int column = first(x1, x2); column < last(x1, x2); column++) {
        double squared = Line2D.ptSegDistSq(x1, y1, x2, y2, column + 0.5, row + 0.5);
        int pixel = row * size + column;
        squaredDistance[pixel] = Math.min(squaredDistance[pixel], squared);
      }
    }
  }

  private int first(double a, double b) {
    return (int) Math.max(0, Math.floor(Math.min(a, b) - reach));
  }

  private int last(double a, double b) {
    return (int) Math.min(size, Math.ceil(Math.max(a, b) + reach));
  }

  private byte[] image() {
    byte[] pixels = new byte[squaredDistance.length];
    for (int i = 0; i < pixels.length; i++) {
      double ink = Math.max(0, Math.min(1, reach - Math.sqrt(squaredDistance[i])));
      pixels[i] = (byte) Math.rint(255 * ink);
    }
    return pixels;
  }
}
