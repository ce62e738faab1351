package org.genera.vae.imputation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.genera.api.data.Column;
import org.genera.api.data.Schema;
import org.genera.api.engine.RandomStream;
import org.genera.api.model.Fill;
import org.genera.api.option.Options;
import org.genera.neural.Activation;
import org.genera.neural.Parameters;
import org.genera.neural.Perceptron;
import org.genera.neural.encoding.NumberCode;
import org.genera.neural.encoding.NumberGrid;
import org.genera.neural.encoding.NumberModes;
import org.genera.neural.likelihood.Gaussian;
import org.genera.vae.label.ClassPriors;
import org.genera.vae.latent.PriorShape;
import org.genera.vae.network.VaePass;
import org.genera.vae.network.VaeShape;
import org.genera.vae.option.VaeOptions;
import org.genera.vae.row.RowCodec;
import org.genera.vae.row.TableCodec;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * x = w z + noise of variance s, z standard normal: of a row that shows a = x₁ alone, z is normal
 * with mean w₁ a / (w₁² + s), and E(x₂ | a) = w₂ times that, with variance w₂² s / (w₁² + s) + s.
 */
class GapFillingTest {

  private static final double[] W = {1.5, -0.7};
  private static final double S = 0.25;
  private static final double PRECISION = 1 + (W[0] * W[0] + W[1] * W[1]) / S;
  private static final int ROWS = 100;

  private static final RowCodec CODEC = codec();

  private static RowCodec codec() {
    Options options = Options.of(VaeOptions.ALL, Map.of("likelihood.*", "gaussian"));
    TableCodec unknown =
        (TableCodec) RowCodec.of(Schema.of(Column.real("a"), Column.real("b")), options);
    return unknown.withNumbers(
        unknown.numbers().stream().map(number -> unscaled(number.column())).toList());
  }

  private static NumberCode unscaled(Column column) {
    return new NumberCode(column, 0, 1, -1e9, 1e9, NumberGrid.NONE, NumberModes.NONE);
  }

  private static Perceptron linear(int inputs, int outputs) {
    return new Perceptron(inputs, List.of(), outputs, Activation.RELU);
  }

  /**
   * What rows that show a alone are filled with, b of each.
   *
   * @param slope of the encoder's mean, 1 for that of whole rows, which it knows exactly
   * @param logVariance of the encoder
   */
  private static double[] filled(double a, double slope, double logVariance, Fill fill) {
    VaeShape shape =
        new VaeShape(linear(4, 2), linear(1, 2), 1, 2, Optional.empty(), PriorShape.normal(1), 0);
    Parameters parameters = new Parameters(shape.parameters());
    float[] values = parameters.values();
    for (int j = 0; j < 2; j++) {
      values[2 * j] = (float) (slope * W[j] / S / PRECISION);
      values[shape.decoderStart() + j] = (float) W[j];
    }
    values[9] = (float) logVariance;
    Arrays.fill(
        values, shape.scalarStart(), shape.scalarStart() + 2, (float) Math.log(S) / Gaussian.SPEED);
    parameters.publish();
    float[] cells = new float[2 * ROWS];
    for (int row = 0; row < ROWS; row++) {
      cells[2 * row] = (float) a;
      cells[2 * row + 1] = Float.NaN;
    }
    GappedRows rows = GappedRows.of(2, cells, new int[0], 0);
    VaePass pass = new VaePass(shape, CODEC, parameters);
    Proposals proposals = new Proposals(pass, shape, CODEC, ClassPriors.none(), rows);
    return new GapFilling(CODEC, new FillEffort(100, 20), 3, proposals)
        .fill(fill, RandomStream.of(5, "fill", 0))
        .features()
        .numbers(1);
  }

  private static double expected(double a) {
    return W[1] * W[0] * a / (W[0] * W[0] + S);
  }

  /** An encoder of whole rows takes gaps for zeros: far out it is wrong, and too sure of it. */
  @ParameterizedTest
  @ValueSource(doubles = {0, -1, 2, 4, 6})
  void meansAreThoseOfTheClosedForm(double a) {
    double exact = expected(a);
    assertEquals(exact, filled(a, 1, -Math.log(PRECISION), Fill.MEAN)[0], 0.1);
    assertEquals(exact, filled(a, 1, -Math.log(PRECISION), Fill.MODE)[0], 0.5);
  }

  /** Its draws lie about 0 with a deviation of 0.14, where z is 1.2 give or take 0.3. */
  @ParameterizedTest
  @CsvSource({"2,-4", "-2,-4", "1,-6"})
  void anEncoderThatIsSureOfNonsenseIsMadeUpForByThePrior(double a, double logVariance) {
    assertEquals(expected(a), filled(a, 0, logVariance, Fill.MEAN)[0], 0.12);
    double[] drawn = filled(a, 0, logVariance, Fill.DRAW);
    double deviation = Math.sqrt(W[1] * W[1] * S / (W[0] * W[0] + S) + S);
    double mean = Arrays.stream(drawn).average().orElseThrow();
    assertEquals(expected(a), mean, 4 * deviation / Math.sqrt(ROWS));
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 5})
  void drawsHaveTheMeanAndDeviationOfTheClosedForm(double a) {
    double[] drawn = filled(a, 1, -Math.log(PRECISION), Fill.DRAW);
    double deviation = Math.sqrt(W[1] * W[1] * S / (W[0] * W[0] + S) + S);
    double mean = Arrays.stream(drawn).average().orElseThrow();
    double square =
        Arrays.stream(drawn)
            .map(b -> (b - expected(a)) * (b - expected(a)))
            .average()
            .orElseThrow();
    assertEquals(expected(a), mean, 4 * deviation / Math.sqrt(ROWS));
    assertEquals(1, Math.sqrt(square) / deviation, 0.3);
  }
}
