package org.genera.logistic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import org.genera.api.data.Batch;
import org.genera.api.data.CategoryVector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What scikit-learn 1.2.1 gives on the UCI iris table, its columns standardised: {@code
 * LogisticRegression(multi_class='multinomial', tol=1e-12)} with {@code newton-cg}, or {@code saga}
 * where there is an L1 penalty. l2 is 1/C; with l1_ratio r, l1 is r/C and l2 (1-r)/C.
 */
class PublishedFiguresTest {

  @ParameterizedTest
  @CsvSource({
    "0, 1, -31.40404216",
    "0, 10, -68.12557012",
    "5, 0, -68.09255582",
    "2.5, 2.5, -64.13945504"
  })
  void penalisedLogLikelihoodsOnIris(String l1, String l2, double expected) throws IOException {
    LogisticModel model = Fixture.fit(Fixture.iris(), "l1", l1, "l2", l2, "tolerance", "1e-10");
    assertEquals(expected, model.header().summary().figures().get("penalisedLogLikelihood"), 2e-8);
  }

  @Test
  void coefficientsOnIris() throws IOException {
    LogisticModel model = Fixture.fit(Fixture.iris(), "tolerance", "1e-10");
    assertArrayEquals(
        new double[] {
          -1.07501379, 1.15586197, -1.93102692, -1.82025649,
          0.58835883, -0.36043177, -0.36516343, -0.82042611,
          0.48665496, -0.7954302, 2.29619035, 2.6406826
        },
        model.coefficients.weights(),
        1e-6);
    assertArrayEquals(
        new double[] {-0.2116158, 2.07712896, -1.86551316}, model.coefficients.intercepts(), 1e-6);
    assertEquals(0.97333333, model.header().summary().figures().get("trainingAccuracy"), 1e-8);
  }

  @Test
  void anL1PenaltyZeroesTheSameCoefficients() throws IOException {
    LogisticModel model = Fixture.fit(Fixture.iris(), "l1", "5", "l2", "0", "tolerance", "1e-10");
    assertArrayEquals(
        new double[] {0, 0.45379567, -2.89119162, 0, 0, 0, 0, 0, 0, 0, 0.57897694, 3.01618055},
        model.coefficients.weights(),
        1e-6);
    assertEquals(4, model.coefficients.nonZero());
  }

  /** Of two classes scikit-learn fits the difference of coefficients: there C is 2/l2. */
  @Test
  void twoClassesAreHalfThePenalty() throws IOException {
    Batch iris = Fixture.iris();
    int[] rows = java.util.stream.IntStream.range(50, 150).toArray();
    int[] codes = ((CategoryVector) iris.column("y")).codes();
    double[][] columns = new double[4][];
    for (int j = 0; j < 4; j++) {
      double[] all = iris.numbers(j);
      columns[j] = java.util.Arrays.stream(rows).mapToDouble(row -> all[row]).toArray();
    }
    int[] labels = java.util.Arrays.stream(rows).map(row -> codes[row] - 1).toArray();
    LogisticModel model =
        Fixture.fit(Fixture.labelled(2, labels, columns), "l2", "1", "tolerance", "1e-10");
    double[] differences = new double[4];
    for (int j = 0; j < 4; j++) {
      differences[j] = model.coefficients.weight(1, j) - model.coefficients.weight(0, j);
    }
    assertArrayEquals(
        new double[] {-0.48106583, -0.74865492, 2.76285698, 2.88345066}, differences, 1e-6);
    double[] intercepts = model.coefficients.intercepts();
    assertEquals(0.09805183, intercepts[1] - intercepts[0], 1e-6);
  }
}
