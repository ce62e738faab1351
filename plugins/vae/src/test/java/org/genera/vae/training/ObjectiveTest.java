package org.genera.vae.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchBuilder;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.Dataset;
import org.genera.api.data.Role;
import org.genera.api.data.Schema;
import org.genera.api.engine.RandomStream;
import org.genera.api.option.Options;
import org.genera.neural.Learner;
import org.genera.neural.Parameters;
import org.genera.vae.bound.ObjectiveForm;
import org.genera.vae.network.VaePass;
import org.genera.vae.network.VaeShape;
import org.genera.vae.option.VaeOptions;
import org.genera.vae.row.RowCodec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every bound that training can raise, held against its formula, one row and draw at a time. */
class ObjectiveTest {

  private static final double[][] ROWS = {{1, 0, 1}, {0, 0, 1}, {1, 1, 1}, {0, 1, 0}};
  private static final double[] WEIGHTS = {1, 2, 0.5, 1};
  private static final int LATENT = 2;

  /** A learner of all rows and its parameters. */
  private record Case(VaeShape shape, Parameters parameters, Learner learner) {

    static Case of(Map<String, String> more) {
      Map<String, String> texts = new HashMap<>(more);
      texts.putAll(Map.of("hidden", "4", "latent", "2", "activation", "tanh"));
      Options options = Options.of(VaeOptions.ALL, texts);
      Batch batch = batch();
      RowCodec codec = RowCodec.of(batch.schema(), options);
      VaeShape shape = VaeShape.of(codec, 0, options);
      Parameters parameters = new Parameters(shape.parameters());
      RandomStream random = RandomStream.of(3, "parameters", 0);
      for (int i = 0; i < parameters.values().length; i++) {
        parameters.values()[i] = (float) (0.6 * random.nextGaussian());
      }
      parameters.publish();
      VaePass pass = new VaePass(shape, codec, parameters);
      TrainingRows rows = new TrainingRows(codec, batch.schema(), Dataset.of(batch), options);
      return new Case(shape, parameters, rows.learner(pass, ObjectiveForm.of(options)));
    }

    double gradient(float[] gradient) {
      RandomStream random = RandomStream.of(8, "noise", 0);
      return learner.gradient(new int[] {0, 1, 2, 3}, 0, ROWS.length, random, gradient);
    }

    double[] values() {
      double[] values = new double[shape.parameters()];
      Arrays.setAll(values, i -> parameters.values()[i]);
      return values;
    }
  }

  private static Batch batch() {
    Schema schema =
        Schema.of(
            new Column("a", new ColumnType.Bool(), Role.FEATURE),
            new Column("b", new ColumnType.Bool(), Role.FEATURE),
            new Column("c", new ColumnType.Bool(), Role.FEATURE),
            Column.real("w").withRole(Role.WEIGHT));
    BatchBuilder builder = new BatchBuilder(schema, ROWS.length);
    for (int row = 0; row < ROWS.length; row++) {
      for (int j = 0; j < 3; j++) {
        builder.number(j, ROWS[row][j]);
      }
      builder.number(3, WEIGHTS[row]);
      builder.endRow();
    }
    return builder.build(0);
  }

  /** Noise by row, draw and latent variable, as learners draw it. */
  private static double[][][] noise(int draws) {
    RandomStream random = RandomStream.of(8, "noise", 0);
    double[][][] noise = new double[ROWS.length][draws][LATENT];
    for (double[][] row : noise) {
      for (double[] draw : row) {
        for (int k = 0; k < LATENT; k++) {
          draw[k] = (float) random.nextGaussian();
        }
      }
    }
    return noise;
  }

  private static double logNormalPrior(double[] z) {
    return Arrays.stream(z).map(one -> SlowVae.logNormal(one, 0, 0)).sum();
  }

  private static void assertGradient(Case some, ToDoubleFunction<double[]> objective) {
    float[] gradient = new float[some.shape().parameters()];
    some.gradient(gradient);
    double[] values = some.values();
    double step = 1e-5;
    for (int i = 0; i < gradient.length; i++) {
      double kept = values[i];
      values[i] = kept + step;
      double above = objective.applyAsDouble(values);
      values[i] = kept - step;
      double below = objective.applyAsDouble(values);
      values[i] = kept;
      assertEquals((above - below) / (2 * step), gradient[i], 2e-4, "parameter " + i);
    }
  }

  /** Minus the sum of E log p(x | z) - β Σ max(λ, mean KL) (Kingma et al. 2016, eq. 15). */
  private static double evidence(SlowVae vae, double beta, double freeBits) {
    double[][][] noise = noise(1);
    double sum = 0;
    double weight = 0;
    double[] divergences = new double[LATENT];
    for (int row = 0; row < ROWS.length; row++) {
      double[] code = vae.code(ROWS[row], 0);
      sum -= WEIGHTS[row] * vae.logLikelihood(ROWS[row], 0, vae.z(code, noise[row][0]));
      weight += WEIGHTS[row];
      for (int k = 0; k < LATENT; k++) {
        divergences[k] += WEIGHTS[row] * SlowVae.divergence(code, k);
      }
    }
    for (double divergence : divergences) {
      sum += beta * Math.max(freeBits * weight, divergence);
    }
    return sum;
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.5, 1, 4})
  void betaWeighsTheDivergence(double beta) {
    Case some = Case.of(Map.of("beta", String.valueOf(beta)));
    assertGradient(some, values -> evidence(new SlowVae(some.shape(), values), beta, 0));
    double bound = evidence(new SlowVae(some.shape(), some.values()), 1, 0);
    double told = some.gradient(new float[some.shape().parameters()]);
    assertEquals(bound, told, 1e-4, "what is told is the bound itself");
  }

  @Test
  void betaGrowsWhileTrainingWarmsUp() {
    Case some = Case.of(Map.of("beta", "2", "beta-warm-up", "4"));
    some.learner().progress(1);
    assertGradient(some, values -> evidence(new SlowVae(some.shape(), values), 0.5, 0));
    some.learner().progress(9);
    assertGradient(some, values -> evidence(new SlowVae(some.shape(), values), 2, 0));
  }

  /** Divergences of the two latent variables are such that one, or none, or both are free. */
  @ParameterizedTest
  @ValueSource(doubles = {0.05, 0.3, 0.8, 100})
  void freeBitsLetLatentVariablesAlone(double freeBits) {
    Case some = Case.of(Map.of("free-bits", String.valueOf(freeBits)));
    assertGradient(some, values -> evidence(new SlowVae(some.shape(), values), 1, freeBits));
    double bound = evidence(new SlowVae(some.shape(), some.values()), 1, 0);
    assertEquals(bound, some.gradient(new float[some.shape().parameters()]), 1e-4);
  }

  /** Minus the sum of log (1/k) Σ p(x, z) / q(z | x) (Burda et al. 2016, eq. 8). */
  private static double weighted(
      SlowVae vae, int draws, ToDoubleFunction<double[]> logPrior, double beta) {
    double[][][] noise = noise(draws);
    double sum = 0;
    for (int row = 0; row < ROWS.length; row++) {
      double[] code = vae.code(ROWS[row], 0);
      double total = 0;
      for (double[] draw : noise[row]) {
        double[] z = vae.z(code, draw);
        double ratio = logPrior.applyAsDouble(z) - SlowVae.logPosterior(code, z);
        total += Math.exp(vae.logLikelihood(ROWS[row], 0, z) + beta * ratio);
      }
      sum -= WEIGHTS[row] * Math.log(total / draws);
    }
    return sum;
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 5})
  void severalDrawsRaiseTheImportanceWeightedBound(int draws) {
    Case some = Case.of(Map.of("importance-draws", String.valueOf(draws)));
    ToDoubleFunction<double[]> objective =
        values ->
            weighted(new SlowVae(some.shape(), values), draws, ObjectiveTest::logNormalPrior, 1);
    assertGradient(some, objective);
    double told = some.gradient(new float[some.shape().parameters()]);
    assertEquals(objective.applyAsDouble(some.values()), told, 1e-4);
  }

  /** log Σ π N(z; μ, σ²) with what was learned. */
  private static double logMixture(VaeShape shape, double[] values, double[] z) {
    int components = shape.prior().components();
    int means = shape.priorStart() + components;
    double total = 0;
    double sum = 0;
    for (int m = 0; m < components; m++) {
      double log = values[shape.priorStart() + m];
      total += Math.exp(log);
      for (int k = 0; k < LATENT; k++) {
        int at = means + m * LATENT + k;
        log += SlowVae.logNormal(z[k], values[at], values[at + components * LATENT]);
      }
      sum += Math.exp(log);
    }
    return Math.log(sum / total);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void aMixtureIsLearnedAsPrior(int draws) {
    Case some =
        Case.of(
            Map.of(
                "prior",
                "mixture",
                "prior-components",
                "3",
                "importance-draws",
                String.valueOf(draws)));
    ToDoubleFunction<double[]> objective =
        values ->
            weighted(
                new SlowVae(some.shape(), values),
                draws,
                z -> logMixture(some.shape(), values, z),
                1);
    assertGradient(some, objective);
    double told = some.gradient(new float[some.shape().parameters()]);
    assertEquals(objective.applyAsDouble(some.values()), told, 1e-4);
  }

  @Test
  void betaWeighsTheDivergenceFromAMixtureToo() {
    Case some = Case.of(Map.of("prior", "mixture", "prior-components", "2", "beta", "3"));
    assertGradient(
        some,
        values ->
            weighted(
                new SlowVae(some.shape(), values), 1, z -> logMixture(some.shape(), values, z), 3));
  }

  /** log (1/k) Σ q(z | u) (Tomczak and Welling 2018, eq. 9). */
  private static double logPosteriors(VaeShape shape, SlowVae vae, double[] values, double[] z) {
    int components = shape.prior().components();
    int width = shape.encoder().inputs();
    double sum = 0;
    for (int m = 0; m < components; m++) {
      int from = shape.priorStart() + m * width;
      double[] code = vae.code(Arrays.copyOfRange(values, from, from + width), 0);
      sum += Math.exp(SlowVae.logPosterior(code, z));
    }
    return Math.log(sum / components);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void posteriorsOfLearnedRowsArePrior(int draws) {
    Case some =
        Case.of(
            Map.of(
                "prior",
                "vamp",
                "prior-components",
                "3",
                "importance-draws",
                String.valueOf(draws)));
    ToDoubleFunction<double[]> objective =
        values -> {
          SlowVae vae = new SlowVae(some.shape(), values);
          return weighted(vae, draws, z -> logPosteriors(some.shape(), vae, values, z), 1);
        };
    assertGradient(some, objective);
    double told = some.gradient(new float[some.shape().parameters()]);
    assertEquals(objective.applyAsDouble(some.values()), told, 1e-4);
  }
}
