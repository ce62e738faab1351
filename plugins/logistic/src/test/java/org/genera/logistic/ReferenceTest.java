package org.genera.logistic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.OptionalInt;
import org.genera.api.RunContext;
import org.genera.api.data.Batch;
import org.genera.api.data.Dataset;
import org.genera.api.engine.RandomStream;
import org.genera.testkit.TestPlatform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The fast code against slow code, and the gradient against differences. */
class ReferenceTest {

  private static final Batch MIXED = Fixture.mixed(300);

  private static double[] somePoint(int length) {
    RandomStream random = RandomStream.of(8, "point", 0);
    double[] point = new double[length];
    Arrays.setAll(point, i -> 0.5 * random.nextGaussian());
    return point;
  }

  @Test
  void theGradientIsTheSlopeOfTheLoss() {
    try (TestPlatform platform = new TestPlatform(1, Fixture.FAMILY)) {
      RunContext context = platform.context(1).toBuilder().blockRows(50).build();
      TrainingRows rows = new TrainingRows(Dataset.of(MIXED), Fixture.options(), context);
      TermStatistics terms = rows.terms();
      LabelClasses classes =
          LabelClasses.of(LabelClasses.label(MIXED.schema()), terms.classWeights());
      PenalisedLoss loss = new PenalisedLoss(rows, terms.encoding(), classes, 0.7);
      double[] point = somePoint(classes.count() * (1 + terms.encoding().size()));
      double[] gradient = loss.at(point).gradient();
      for (int i = 0; i < point.length; i++) {
        double[] left = point.clone();
        double[] right = point.clone();
        left[i] -= 1e-5;
        right[i] += 1e-5;
        double slope = (loss.at(right).value() - loss.at(left).value()) / 2e-5;
        assertEquals(slope, gradient[i], 1e-9, "parameter " + i);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 1, 25})
  void coefficientsAreThoseOfNewtonsMethod(double l2) {
    SlowLogistic slow = SlowLogistic.of(MIXED);
    double[] expected = slow.newton(l2);
    LogisticModel model = Fixture.fit(MIXED, "l2", Double.toString(l2), "tolerance", "1e-12");
    assertArrayEquals(expected, model.coefficients.toVector(), 1e-8);
    assertEquals(
        slow.penalised(expected, l2),
        model.header().summary().figures().get("penalisedLogLikelihood"),
        1e-9);
  }

  @Test
  void probabilitiesAreThoseOfTheDenseMatrix() {
    SlowLogistic slow = SlowLogistic.of(MIXED);
    LogisticModel model = Fixture.fit(MIXED);
    double[] parameters = model.coefficients.toVector();
    double[][] logs = model.logProbabilities(MIXED);
    int[] truth = model.classes.of(MIXED);
    int labelled = 0;
    for (int row = 0; row < logs.length; row++) {
      if (truth[row] >= 0) {
        double[] expected = slow.probabilities(parameters, labelled++);
        assertArrayEquals(expected, Arrays.stream(logs[row]).map(Math::exp).toArray(), 1e-12);
      }
    }
    assertEquals(slow.y.length, labelled);
  }

  /** At the optimum every slope lies within the penalty, at zeros, or equals it elsewhere. */
  @ParameterizedTest
  @ValueSource(doubles = {0.5, 5, 40})
  void withL1EverySlopeIsWithinThePenalty(double l1) {
    LogisticModel model =
        Fixture.fit(MIXED, "l1", Double.toString(l1), "l2", "0.3", "tolerance", "1e-12");
    SlowLogistic slow = SlowLogistic.of(MIXED);
    double[] at = model.coefficients.toVector();
    for (int i = 0; i < at.length; i++) {
      double[] left = at.clone();
      double[] right = at.clone();
      left[i] -= 1e-5;
      right[i] += 1e-5;
      double slope = (slow.penalised(right, 0.3) - slow.penalised(left, 0.3)) / 2e-5;
      double penalty = i < slow.classes ? 0 : l1;
      if (at[i] == 0) {
        assertEquals(0, Math.max(0, Math.abs(slope) - penalty), 1e-5, "parameter " + i);
      } else {
        assertEquals(penalty * Math.signum(at[i]), slope, 1e-5, "parameter " + i);
      }
    }
  }

  @Test
  void aLevelThatNoRowHasGetsNoCoefficient() {
    LogisticModel model = Fixture.fit(MIXED, "tolerance", "1e-12");
    int never = model.encoding.names().indexOf("c=never");
    OptionalInt found =
        java.util.stream.IntStream.range(0, 3)
            .filter(k -> model.coefficients.weight(k, never) != 0)
            .findFirst();
    assertEquals(OptionalInt.empty(), found);
  }
}
