package org.genera.vae.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.MultivariateNormalDistribution;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.Role;
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
import org.genera.vae.bound.BoundEstimator;
import org.genera.vae.latent.PriorShape;
import org.genera.vae.option.VaeOptions;
import org.genera.vae.row.RowCodec;
import org.genera.vae.row.TableCodec;
import org.genera.vae.row.Treatment;
import org.junit.jupiter.api.Test;

class VaePassTest {

  private static final Options GAUSSIAN =
      Options.of(VaeOptions.ALL, Map.of("likelihood.*", "gaussian"));

  private static NumberCode number(TableCodec codec, int j, double centre, double scale) {
    Column column = codec.numbers().get(j).column();
    return new NumberCode(column, centre, scale, 0, 0, NumberGrid.NONE, NumberModes.NONE);
  }

  private static String[] towns() {
    return IntStream.range(0, 101).mapToObj(i -> "town " + i).toArray(String[]::new);
  }

  /** The gradient of the bound, the draws of z held fixed, through both networks. */
  @Test
  void theGradientIsThatOfFiniteDifferences() {
    RowCodec codec =
        RowCodec.of(
            Schema.of(
                new Column("flag", new ColumnType.Bool(), Role.FEATURE),
                Column.category("level", "p", "q", "r"),
                Column.category("town", towns()),
                Column.real("a"),
                Column.real("b")),
            GAUSSIAN);
    VaeShape shape =
        VaeShape.of(
            codec,
            0,
            Options.of(VaeOptions.ALL, Map.of("hidden", "4", "latent", "2", "activation", "tanh")));
    Parameters parameters = new Parameters(shape.parameters());
    RandomStream random = RandomStream.of(9, "gradient", 0);
    for (int i = 0; i < parameters.values().length; i++) {
      parameters.values()[i] = (float) (0.5 * random.nextGaussian());
    }
    for (int i = shape.scalarStart(); i < shape.scalarStart() + shape.scalars(); i++) {
      parameters.values()[i] /= Gaussian.SPEED;
    }
    parameters.publish();
    float none = Float.NaN;
    float[] rows = {1, 2, 100, 0.3f, -1, 0, none, 7, none, 2, none, 0, none, 0.5f, 0.1f};
    assertEquals(101 * 11, shape.embeddings(), "towns are embedded");
    double[] weights = {1, 2, 0.5};
    VaePass pass = new VaePass(shape, codec, parameters);
    float[] gradient = new float[shape.parameters()];
    loss(pass, rows, weights, gradient);
    float step = 1e-3f;
    for (int i = 0; i < gradient.length; i++) {
      float kept = parameters.values()[i];
      double above = at(parameters, i, kept + step, pass, rows, weights);
      double below = at(parameters, i, kept - step, pass, rows, weights);
      at(parameters, i, kept, pass, rows, weights);
      assertEquals((above - below) / (2 * step), gradient[i], 2e-2, "parameter " + i);
    }
  }

  private static double at(
      Parameters parameters, int index, float value, VaePass pass, float[] rows, double[] weights) {
    parameters.values()[index] = value;
    parameters.publish();
    return loss(pass, rows, weights, new float[parameters.values().length]);
  }

  private static double loss(VaePass pass, float[] rows, double[] weights, float[] gradient) {
    RandomStream random = RandomStream.of(1, "fixed", 0);
    pass.begin(weights.length);
    pass.putUntreated(rows, 0);
    pass.encode();
    pass.codeRows();
    pass.draw(random, 1);
    double loss = 0;
    for (int i = 0; i < weights.length; i++) {
      loss -= weights[i] * (pass.logLikelihood(i, weights[i]) - pass.divergence(i));
    }
    pass.gradient(weights, new boolean[] {true, true}, gradient);
    return loss;
  }

  /**
   * x = W z + noise of variance s has log p(x) in closed form (Tipping and Bishop 1999). With the
   * exact posterior as encoder both bounds are that value; with another they are below it, and many
   * draws come close.
   */
  @Test
  void boundsOfALinearGaussianAreThoseOfTheClosedForm() {
    double[] w = {1.5, -0.7};
    double s = 0.25;
    TableCodec unknown =
        (TableCodec) RowCodec.of(Schema.of(Column.real("a"), Column.real("b")), GAUSSIAN);
    RowCodec codec =
        unknown.withNumbers(List.of(number(unknown, 0, 1, 2), number(unknown, 1, 2, 0.5)));
    VaeShape shape =
        new VaeShape(
            new Perceptron(4, List.of(), 2, Activation.RELU),
            new Perceptron(1, List.of(), 2, Activation.RELU),
            1,
            2,
            Optional.empty(),
            PriorShape.normal(1),
            0);
    double[] scale = {2, 0.5};
    double[][] covariance = new double[2][2];
    for (int i = 0; i < 2; i++) {
      for (int j = 0; j < 2; j++) {
        covariance[i][j] = scale[i] * scale[j] * (w[i] * w[j] + (i == j ? s : 0));
      }
    }
    double[] row = {2.2, 1.9};
    double exact =
        Math.log(new MultivariateNormalDistribution(new double[] {1, 2}, covariance).density(row));
    double precision = 1 + (w[0] * w[0] + w[1] * w[1]) / s;
    Bounds tight = bounds(codec, shape, w, s, precision, row, 100);
    assertEquals(exact, tight.importanceWeighted()[0], 1e-4);
    assertEquals(0, tight.standardError()[0], 1e-4);
    assertTrue(Math.abs(tight.elbo()[0] - exact) < 0.2, tight.elbo()[0] + " " + exact);
    Bounds loose = bounds(codec, shape, w, s, precision / 3, row, 20_000);
    assertTrue(loose.elbo()[0] < exact - 0.1, loose.elbo()[0] + " is not below " + exact);
    assertEquals(exact, loose.importanceWeighted()[0], 5 * loose.standardError()[0]);
    assertTrue(loose.standardError()[0] < 0.02);
  }

  /** The encoder is linear: the posterior mean, and a precision of its own. */
  private static Bounds bounds(
      RowCodec codec,
      VaeShape shape,
      double[] w,
      double s,
      double precision,
      double[] row,
      int draws) {
    double truth = 1 + (w[0] * w[0] + w[1] * w[1]) / s;
    Parameters parameters = new Parameters(shape.parameters());
    float[] values = parameters.values();
    values[0] = (float) (w[0] / s / truth);
    values[2] = (float) (w[1] / s / truth);
    values[9] = (float) -Math.log(precision);
    values[shape.decoderStart()] = (float) w[0];
    values[shape.decoderStart() + 1] = (float) w[1];
    Arrays.fill(values, shape.scalarStart(), values.length, (float) Math.log(s) / Gaussian.SPEED);
    parameters.publish();
    VaePass pass = new VaePass(shape, codec, parameters);
    pass.begin(1);
    pass.putUntreated(new float[] {(float) ((row[0] - 1) / 2), (float) ((row[1] - 2) / 0.5)}, 0);
    return new BoundEstimator(pass, new double[1], draws)
        .bounds(RandomStream.of(4, "bounds", 0))
        .marginal();
  }

  @Test
  void dynamicBinarisationHasTheGreyValueAsItsMean() {
    float[] grey = {0, 0.3f, 1};
    float[] drawn = new float[3];
    double[] sums = new double[3];
    RandomStream random = RandomStream.of(2, "grey", 0);
    for (int i = 0; i < 20_000; i++) {
      Treatment.DYNAMIC.apply(grey, 0, drawn, 0, 3, random);
      for (int j = 0; j < 3; j++) {
        sums[j] += drawn[j] / 20_000.0;
      }
    }
    assertEquals(0, sums[0]);
    assertEquals(0.3, sums[1], 0.015);
    assertEquals(1, sums[2], 1e-9);
    Treatment.THRESHOLD.apply(new float[] {0.4f, 0.5f, 0.6f}, 0, drawn, 0, 3, random);
    assertEquals("[0.0, 1.0, 1.0]", Arrays.toString(drawn));
  }
}
