package org.genera.logistic;

import java.util.Arrays;
import org.genera.numerics.DifferentiableFunction;
import org.genera.numerics.RowLoops;

/**
 * The mean loss with its L2 penalty: (-Σ weight log p + l2/2 Σ w²) / Σ weight, by the coefficients
 * in the order of {@link Coefficients#toVector}. Intercepts are not penalised.
 */
record PenalisedLoss(TrainingRows rows, Encoding encoding, LabelClasses classes, double l2)
    implements DifferentiableFunction {

  @Override
  public Evaluation at(double[] point) {
    int intercepts = classes.count();
    Loss loss = rows.loss(encoding, classes, Coefficients.fromVector(point, 0, intercepts));
    double[] gradient = loss.gradient();
    double[] weights = Arrays.copyOfRange(point, intercepts, point.length);
    for (int i = 0; i < weights.length; i++) {
      gradient[intercepts + i] += l2 * weights[i];
    }
    RowLoops.scale(gradient, gradient.length, 1 / loss.weight(), gradient);
    double penalty = 0.5 * l2 * RowLoops.dot(weights, weights, weights.length);
    return new Evaluation((loss.sum() + penalty) / loss.weight(), gradient);
  }
}
