package org.genera.vae.bound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.math3.distribution.MultivariateNormalDistribution;
import org.genera.api.data.Column;
import org.genera.api.data.Schema;
import org.genera.api.engine.RandomStream;
import org.genera.api.model.DensityBound.Bounds;
import org.genera.api.option.Options;
import org.genera.neural.Activation;
import org.genera.neural.Parameters;
import org.genera.neural.Perceptron;
import org.genera.neural.encoding.NumberCode;
import org.genera.neural.encoding.NumberGrid;
import org.genera.neural.encoding.NumberModes;
import org.genera.neural.likelihood.Gaussian;
import org.genera.vae.label.LabelShape;
import org.genera.vae.latent.PriorShape;
import org.genera.vae.network.VaePass;
import org.genera.vae.network.VaeShape;
import org.genera.vae.option.VaeOptions;
import org.genera.vae.row.RowCodec;
import org.genera.vae.row.TableCodec;
import org.junit.jupiter.api.Test;

/**
 * Classes y with x = b(y) + w z + noise of variance s: log p(x) = log Σ p(y) N(x; b(y), w wᵀ + s I)
 * in closed form. The encoder is the exact posterior of z.
 */
class ClassBoundsTest {

  private static final double[] W = {1.5, -0.7};
  private static final double S = 0.25;
  private static final double[][] B = {{0, 0}, {1, 2}, {-2, 0.5}};
  private static final double[] LOG_PRIOR = {Math.log(0.2), Math.log(0.5), Math.log(0.3)};
  private static final double[] ROW = {0.8, 0.9};
  private static final double[] LOGITS = {0.4, -0.3, 0.1};

  private static double exact(int y) {
    double[][] covariance = new double[2][2];
    for (int i = 0; i < 2; i++) {
      for (int j = 0; j < 2; j++) {
        covariance[i][j] = W[i] * W[j] + (i == j ? S : 0);
      }
    }
    double density = new MultivariateNormalDistribution(B[y], covariance).density(ROW);
    return LOG_PRIOR[y] + Math.log(density);
  }

  private static double exact() {
    double sum = 0;
    for (int y = 0; y < B.length; y++) {
      sum += Math.exp(exact(y));
    }
    return Math.log(sum);
  }

  /**
   * Networks without hidden layers.
   *
   * @param network whether a network tells classes, with {@link #LOGITS} of any row
   */
  private static VaePass pass(boolean network) {
    TableCodec unknown =
        (TableCodec)
            RowCodec.of(
                Schema.of(Column.real("a"), Column.real("b")),
                Options.of(VaeOptions.ALL, Map.of("likelihood.*", "gaussian")));
    RowCodec codec =
        unknown.withNumbers(
            unknown.numbers().stream().map(number -> standard(number.column())).toList());
    LabelShape label =
        new LabelShape(3, linear(5, 2), network ? Optional.of(linear(4, 3)) : Optional.empty());
    VaeShape shape =
        new VaeShape(linear(4, 2), linear(4, 2), 1, 2, Optional.of(label), PriorShape.normal(1), 0);
    Parameters parameters = new Parameters(shape.parameters());
    float[] values = parameters.values();
    values[0] = 1;
    values[4 + 2] = 1;
    for (int i = 0; i < 2; i++) {
      int from = shape.decoderStart() + 4 * i;
      values[from] = (float) W[i];
      for (int y = 0; y < 3; y++) {
        values[from + 1 + y] = (float) B[y][i];
      }
    }
    Arrays.fill(
        values, shape.scalarStart(), shape.labelStart(), (float) Math.log(S) / Gaussian.SPEED);
    double precision = 1 + (W[0] * W[0] + W[1] * W[1]) / S;
    for (int i = 0; i < 2; i++) {
      double slope = W[i] / S / precision;
      values[shape.labelStart() + i] = (float) slope;
      for (int y = 0; y < 3; y++) {
        values[shape.labelStart() + 2 + y] -= (float) (slope * B[y][i]);
      }
    }
    values[shape.labelStart() + 11] = (float) -Math.log(precision);
    for (int y = 0; y < 3 && network; y++) {
      values[shape.labelStart() + 12 + 12 + y] = (float) LOGITS[y];
    }
    parameters.publish();
    VaePass pass = new VaePass(shape, codec, parameters);
    pass.begin(1);
    pass.putUntreated(new float[] {(float) ROW[0], (float) ROW[1]}, 0);
    return pass;
  }

  private static NumberCode standard(Column column) {
    return new NumberCode(column, 0, 1, 0, 0, NumberGrid.NONE, NumberModes.NONE);
  }

  /** The encoder sees of each number its value, and whether it is missing. */
  private static Perceptron linear(int inputs, int outputs) {
    return new Perceptron(inputs, List.of(), outputs, Activation.RELU);
  }

  private static Bounds bounds(VaePass pass, int draws) {
    return new BoundEstimator(pass, LOG_PRIOR, draws)
        .bounds(RandomStream.of(4, "bounds", 0))
        .marginal();
  }

  @Test
  void byBayesBothBoundsAreTheClosedForm() {
    VaePass pass = pass(false);
    Bounds bounds = bounds(pass, 2000);
    assertEquals(exact(), bounds.importanceWeighted()[0], 1e-4);
    assertEquals(exact(), bounds.elbo()[0], 0.03);
    double[] logs = pass.logClasses(LOG_PRIOR)[0];
    for (int y = 0; y < 3; y++) {
      assertEquals(exact(y) - exact(), logs[y], 1e-4, "log p(y | x) of class " + y);
    }
  }

  /** The encoder is exact, so that every weight is p(x, y), however few are drawn. */
  @Test
  void importanceWeightsOfEachClassAreItsClosedForm() {
    ClassBounds bounds =
        new BoundEstimator(pass(false), LOG_PRIOR, 3)
            .bounds(RandomStream.of(4, "bounds", 0))
            .importanceWeighted();
    for (int y = 0; y < 3; y++) {
      assertEquals(exact(y), bounds.elbo()[0][y], 1e-4, "class " + y);
    }
    assertEquals(exact(), bounds.elbo(0), 1e-4);
  }

  /** By a network the evidence lower bound is lower by KL(q(y | x) || p(y | x)). */
  @Test
  void byANetworkTheBoundIsLowerByTheDivergenceOfClasses() {
    Bounds bounds = bounds(pass(true), 2000);
    double total = Arrays.stream(LOGITS).map(Math::exp).sum();
    double divergence = 0;
    for (int y = 0; y < 3; y++) {
      double q = Math.exp(LOGITS[y]) / total;
      divergence += q * (Math.log(q) - (exact(y) - exact()));
    }
    assertTrue(divergence > 0.1, "a divergence of " + divergence + " is worth a test");
    assertEquals(exact() - divergence, bounds.elbo()[0], 0.03);
    assertEquals(exact(), bounds.importanceWeighted()[0], 1e-4);
  }
}
