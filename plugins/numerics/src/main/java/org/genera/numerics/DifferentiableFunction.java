package org.genera.numerics;

/** A function of several variables that knows its gradient. */
@FunctionalInterface
public interface DifferentiableFunction {

  /**
   * What it is at a point.
   *
   * @param value the value; infinite or NaN where the function breaks down
   * @param gradient the partial derivatives
   */
  record Evaluation(double value, double[] gradient) {}

  /**
   * Evaluates the function.
   *
   * @param point the variables; not to be changed, and not changed later
   * @return value and gradient
   */
  Evaluation at(double[] point);
}
