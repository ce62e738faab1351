package org.genera.toy;

import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;
import org.genera.api.engine.RandomStream;

/**
 * Strokes of a pen as SVG writes them: M moves, L draws a line, C a cubic Bezier curve; the numbers
 * after a letter are points.
 */
record StrokePath(List<Step> steps) {

  /** How far a point strays when the path is shaken: the standard deviation in x and in y. */
  private static final double SHAKE = 2;

  /** A letter and the coordinates x, y, … of its points. */
  record Step(char letter, double[] coordinates) {}

  static StrokePath parse(String pathData) {
    List<Step> steps = new ArrayList<>();
    for (String step : pathData.split(" (?=[A-Z])")) {
      String[] parts = step.split(" ");
      double[] coordinates = new double[parts.length - 1];
      for (int i = 0; i < coordinates.length; i++) {
        coordinates[i] = Double.parseDouble(parts[i + 1]);
      }
      steps.add(new Step(step.charAt(0), coordinates));
    }
    return new StrokePath(List.copyOf(steps));
  }

  /** The path with every point shifted at random. */
  Path2D shaken(RandomStream random) {
    Path2D path = new Path2D.Double();
    for (Step step : steps) {
      double[] c = step.coordinates().clone();
      for (int i = 0; i < c.length; i++) {
        c[i] += SHAKE * random.nextGaussian();
      }
      switch (step.letter()) {
        case 'M' -> path.moveTo(c[0], c[1]);
        case 'L' -> path.lineTo(c[0], c[1]);
        case 'C' -> path.curveTo(c[0], c[1], c[2], c[3], c[4], c[5]);
        default -> throw new IllegalArgumentException("no path has a step " + step.letter());
      }
    }
    return path;
  }
}
