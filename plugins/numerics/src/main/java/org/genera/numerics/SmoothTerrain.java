package org.genera.numerics;

import java.util.Optional;

/** A smooth function. */
record SmoothTerrain(DifferentiableFunction function) implements Terrain {

  @Override
  public Point at(double[] variables) {
    DifferentiableFunction.Evaluation found = function.at(variables);
    return new Point(variables, found.value(), found.gradient(), found.gradient());
  }

  @Override
  public void align(double[] direction, Point here) {}

  @Override
  public Optional<Point> search(Point here, double[] direction, double first) {
    return new WolfeSearch(this, here, direction).from(first);
  }
}
