package org.genera.vae.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
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

/** The objective of rows with and without labels, held against its formulas one by one. */
class LabelledLearnerTest {

  private static final int[] LABELS = {0, -1, 2, 1, -1, -1};
  private static final double[][] ROWS = {
    {1, 0, 1}, {0, 0, 1}, {1, 1, 1}, {0, 1, 0}, {1, 0, 0}, {1, 1, 0}
  };
  private static final double[] WEIGHTS = {1, 2, 0.5, 1, 1, 1.5};
  private static final int CLASSES = 3;
  private static final int LATENT = 2;

  private static Batch batch() {
    Schema schema =
        Schema.of(
            new Column("a", new ColumnType.Bool(), Role.FEATURE),
            new Column("b", new ColumnType.Bool(), Role.FEATURE),
            new Column("c", new ColumnType.Bool(), Role.FEATURE),
            Column.category("y", "p", "q", "r").withRole(Role.LABEL),
            Column.real("w").withRole(Role.WEIGHT));
    BatchBuilder builder = new BatchBuilder(schema, ROWS.length);
    for (int row = 0; row < ROWS.length; row++) {
      for (int j = 0; j < 3; j++) {
        builder.number(j, ROWS[row][j]);
      }
      if (LABELS[row] >= 0) {
        builder.number(3, LABELS[row]);
      }
      builder.number(4, WEIGHTS[row]);
      builder.endRow();
    }
    return builder.build(0);
  }

  /** A learner of all rows and its parameters. */
  private record Case(Options options, VaeShape shape, Parameters parameters, Learner learner) {

    static Case of(Map<String, String> more) {
      Map<String, String> texts = new HashMap<>(more);
      texts.putAll(Map.of("hidden", "4", "latent", "2", "activation", "tanh"));
      Options options = Options.of(VaeOptions.ALL, texts);
      Batch batch = batch();
      RowCodec codec = RowCodec.of(batch.schema(), options);
      VaeShape shape = VaeShape.of(codec, CLASSES, options);
      Parameters parameters = new Parameters(shape.parameters());
      RandomStream random = RandomStream.of(3, "parameters", 0);
      for (int i = 0; i < parameters.values().length; i++) {
        parameters.values()[i] = (float) (0.6 * random.nextGaussian());
      }
      parameters.publish();
      TrainingRows rows = new TrainingRows(codec, batch.schema(), Dataset.of(batch), options);
      VaePass pass = new VaePass(shape, codec, parameters);
      return new Case(options, shape, parameters, rows.learner(pass, ObjectiveForm.of(options)));
    }

    double gradient(float[] gradient) {
      int[] order = IntStream.range(0, ROWS.length).toArray();
      return learner.gradient(order, 0, ROWS.length, RandomStream.of(8, "noise", 0), gradient);
    }

    double[] values() {
      return IntStream.range(0, shape.parameters())
          .mapToDouble(i -> parameters.values()[i])
          .toArray();
    }
  }

  /** The noise of each row, as the learner draws it: after the rows drawn for their label. */
  private static double[][] noise(RandomStream random, int rows) {
    double[][] noise = new double[rows][LATENT];
    for (double[] row : noise) {
      for (int k = 0; k < LATENT; k++) {
        row[k] = (float) random.nextGaussian();
      }
    }
    return noise;
  }

  /** Which rows are drawn beside the batch's own. */
  private static int[] drawn(RandomStream random, int count) {
    int[] labelled = {0, 2, 3};
    return IntStream.range(0, count).map(i -> labelled[random.nextInt(3)]).toArray();
  }

  /** L(x, y) of Kingma et al. (2014), eq. 6, its sign turned. */
  private static double bound(SlowVae vae, int row, int y, double[] noise, double[] logPrior) {
    double[] code = vae.code(ROWS[row], y);
    double bound = logPrior[y] + vae.logLikelihood(ROWS[row], y, vae.z(code, noise));
    for (int k = 0; k < LATENT; k++) {
      bound -= SlowVae.divergence(code, k);
    }
    return bound;
  }

  /** U(x), eq. 7, its sign turned. */
  private static double unlabelled(SlowVae vae, int row, double[] noise, double[] logPrior) {
    double[] logs = vae.logClasses(ROWS[row]);
    double sum = 0;
    for (int y = 0; y < CLASSES; y++) {
      sum += Math.exp(logs[y]) * (bound(vae, row, y, noise, logPrior) - logs[y]);
    }
    return sum;
  }

  private static double[] logPrior() {
    double[] counts = {1 + 1, 1 + 1, 0.5 + 1};
    double total = 5.5;
    return java.util.Arrays.stream(counts).map(n -> Math.log(n / total)).toArray();
  }

  /** J of eq. 9: all bounds, and the log-loss by weight. */
  private static double objective(SlowVae vae, double alpha, int extra) {
    RandomStream random = RandomStream.of(8, "noise", 0);
    int[] drawn = drawn(random, extra);
    double[][] noise = noise(random, ROWS.length + extra);
    double sum = 0;
    double own = 0;
    double labelled = 0;
    double loss = 0;
    for (int i = 0; i < ROWS.length + extra; i++) {
      int row = i < ROWS.length ? i : drawn[i - ROWS.length];
      int y = LABELS[row];
      double bound =
          y < 0
              ? unlabelled(vae, row, noise[i], logPrior())
              : bound(vae, row, y, noise[i], logPrior());
      sum -= WEIGHTS[row] * bound;
      own += i < ROWS.length ? WEIGHTS[row] : 0;
      labelled += y < 0 ? 0 : WEIGHTS[row];
      loss -= y < 0 ? 0 : WEIGHTS[row] * vae.logClasses(ROWS[row])[y];
    }
    return sum + alpha * own / labelled * loss;
  }

  private static void assertGradient(Case some, ToDoubleFunction<SlowVae> objective) {
    float[] gradient = new float[some.shape().parameters()];
    some.gradient(gradient);
    double[] values = some.values();
    double step = 1e-5;
    for (int i = 0; i < gradient.length; i++) {
      double kept = values[i];
      values[i] = kept + step;
      double above = objective.applyAsDouble(new SlowVae(some.shape(), values));
      values[i] = kept - step;
      double below = objective.applyAsDouble(new SlowVae(some.shape(), values));
      values[i] = kept;
      assertEquals((above - below) / (2 * step), gradient[i], 2e-4, "parameter " + i);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.6, 0.75})
  void theGradientIsThatOfTheFormulas(double share) {
    Case some = Case.of(Map.of("alpha", "3", "labelled-share", String.valueOf(share)));
    double labelled = 2.5 / 7;
    int extra = share == 0 ? 0 : (int) Math.ceil(6 * (share - labelled) / (1 - share));
    assertGradient(some, vae -> objective(vae, 3, extra));
  }

  /** What is told beside the gradient is the bound of the batch's own rows alone. */
  @Test
  void theLossIsTheBoundOfTheFormulas() {
    Case some = Case.of(Map.of("alpha", "3", "labelled-share", "0"));
    double expected = objective(new SlowVae(some.shape(), some.values()), 0, 0);
    assertEquals(expected, some.gradient(new float[some.shape().parameters()]), 1e-4);
  }

  /** Without a network q(y | x) is what makes the bound largest: then it is log Σ exp(-L(x, y)). */
  @Test
  void byBayesTheBoundIsSummedOverClasses() {
    Case some = Case.of(Map.of("label", "conditional", "labelled-share", "0"));
    ToDoubleFunction<SlowVae> objective =
        vae -> {
          double[][] noise = noise(RandomStream.of(8, "noise", 0), ROWS.length);
          double sum = 0;
          for (int row = 0; row < ROWS.length; row++) {
            double total = 0;
            for (int y = 0; y < CLASSES; y++) {
              boolean counts = LABELS[row] < 0 || LABELS[row] == y;
              total += counts ? Math.exp(bound(vae, row, y, noise[row], logPrior())) : 0;
            }
            sum -= WEIGHTS[row] * Math.log(total);
          }
          return sum;
        };
    assertGradient(some, objective);
    assertEquals(
        objective.applyAsDouble(new SlowVae(some.shape(), some.values())),
        some.gradient(new float[some.shape().parameters()]),
        1e-4);
  }
}
