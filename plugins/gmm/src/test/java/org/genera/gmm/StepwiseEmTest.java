package org.genera.gmm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Dataset;
import org.genera.api.model.Updatable;
import org.genera.core.file.ModelFile;
import org.genera.numerics.gaussian.CovarianceType;
import org.genera.numerics.gaussian.Mixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Learning from more rows by stepwise EM. */
class StepwiseEmTest {

  private static final Mixture TRUTH = Fixture.mixture(CovarianceType.FULL, 2, 2, 5);

  /** Blocks of 128, and one of 64: s ← (1 - η) s + η s(block) with raw moments. */
  @Test
  void stepsAreTheTextbooks() {
    double[][] old = Fixture.sample(TRUTH, 256, 1);
    GmmModel model = Fixture.fit(Fixture.data(old), "components", "2", "step-exponent", "0.6");
    double[][] columns = Fixture.sample(TRUTH, 320, 2);
    GmmModel updated = Fixture.update(model, Fixture.data(columns), 2);

    RawMoments moments = RawMoments.expected(model.mixture(), old, 0, 256);
    Mixture mixture = model.mixture();
    for (int block = 0; block < 3; block++) {
      int from = block * 128;
      int to = Math.min(320, from + 128);
      double step = Math.pow(3 + block, -0.6) * (to - from) / 128;
      moments = moments.towards(RawMoments.expected(mixture, columns, from, to), step);
      mixture = moments.mixture();
    }
    assertArrayEquals(mixture.weights(), updated.mixture().weights(), 1e-9);
    assertArrayEquals(mixture.means(), updated.mixture().means(), 1e-9);
    assertArrayEquals(mixture.covariances(), updated.mixture().covariances(), 1e-9);
    assertEquals(model.header().summary().iterations(), updated.header().summary().iterations());
    assertEquals(3, updated.header().summary().figures().get("updateSteps"));
    assertEquals(320, updated.header().summary().figures().get("updatedRows"));
    assertEquals(5, updated.state().orElseThrow().steps());
  }

  /** Mean Σ r, Σ r x, Σ r x xᵀ of a row. */
  private record RawMoments(double[] counts, double[] first, double[] second) {

    static RawMoments expected(Mixture mixture, double[][] columns, int from, int to) {
      RawMoments sums = new RawMoments(new double[2], new double[4], new double[8]);
      for (int row = from; row < to; row++) {
        double[] x = NumericFeatures.row(columns, row);
        double[] shares = new double[2];
        SlowMixture.density(mixture, x, shares);
        for (int c = 0; c < 2; c++) {
          double share = shares[c] / (to - from);
          sums.counts[c] += share;
          for (int i = 0; i < 2; i++) {
            sums.first[c * 2 + i] += share * x[i];
            for (int j = 0; j < 2; j++) {
              sums.second[c * 4 + i * 2 + j] += share * x[i] * x[j];
            }
          }
        }
      }
      return sums;
    }

    RawMoments towards(RawMoments other, double step) {
      return new RawMoments(
          blend(counts, other.counts, step),
          blend(first, other.first, step),
          blend(second, other.second, step));
    }

    private static double[] blend(double[] a, double[] b, double step) {
      double[] blend = new double[a.length];
      Arrays.setAll(blend, i -> (1 - step) * a[i] + step * b[i]);
      return blend;
    }

    Mixture mixture() {
      double[] means = new double[4];
      double[] covariances = new double[8];
      Arrays.setAll(means, i -> first[i] / counts[i / 2]);
      Arrays.setAll(
          covariances,
          i -> second[i] / counts[i / 4] - means[i / 4 * 2 + i / 2 % 2] * means[i / 4 * 2 + i % 2]);
      return new Mixture(CovarianceType.FULL, counts, means, covariances);
    }
  }

  @ParameterizedTest
  @EnumSource
  void updatesFollowADistributionThatMoved(CovarianceType type) {
    Mixture before = new Mixture(type, one(1), one(0), one(1));
    Mixture after = new Mixture(type, one(1), one(6), one(4));
    GmmModel model =
        Fixture.fit(Fixture.data(Fixture.sample(before, 500, 1)), "covariance", type.optionName());
    GmmModel updated = Fixture.update(model, Fixture.data(Fixture.sample(after, 128 * 200, 2)), 2);
    assertEquals(6, updated.mixture().mean(0, 0), 0.2);
    assertEquals(4, updated.mixture().variance(0, 0), 0.6);
    assertEquals(0, model.mixture().mean(0, 0), 0.2, "the old model stays as it was");
  }

  private static double[] one(double value) {
    return new double[] {value};
  }

  @ParameterizedTest
  @EnumSource
  void threadsDoNotMatterAndFilesGoOn(CovarianceType type) {
    double[][] columns = Fixture.sample(TRUTH, 700, 3);
    for (int row = 0; row < 700; row += 3) {
      columns[row % 2][row] = Double.NaN;
    }
    GmmModel model =
        Fixture.fit(Fixture.data(columns), "components", "2", "covariance", type.optionName());
    Dataset more = Fixture.data(columns);
    byte[] one = ModelFile.toBytes(Fixture.update(model, more, 1));
    assertArrayEquals(one, ModelFile.toBytes(Fixture.update(model, more, 2)));
    assertArrayEquals(one, ModelFile.toBytes(Fixture.update(reread(model), more, 4)));
  }

  @Test
  void twoUpdatesThatMeetAtABlockAreOne() {
    GmmModel model = Fixture.fit(Fixture.data(Fixture.sample(TRUTH, 200, 1)), "components", "2");
    double[][] x = Fixture.sample(TRUTH, 700, 2);
    double[][] first = {Arrays.copyOf(x[0], 256), Arrays.copyOf(x[1], 256)};
    double[][] second = {Arrays.copyOfRange(x[0], 256, 700), Arrays.copyOfRange(x[1], 256, 700)};
    GmmModel half = reread(Fixture.update(model, Fixture.data(first), 1));
    assertArrayEquals(
        ModelFile.toBytes(Fixture.update(model, Fixture.data(x), 1)),
        ModelFile.toBytes(Fixture.update(half, Fixture.data(second), 2)));
  }

  private static GmmModel reread(GmmModel model) {
    return (GmmModel)
        Fixture.FAMILY.read(
            ModelFile.fromBytes(
                ModelFile.toBytes(model), "model", name -> Fixture.FAMILY.options()));
  }

  @Test
  void labelsAreLearntToo() {
    double[] x = {0, 1, 2, 10, 11, 12};
    int[] codes = {0, 0, 0, 1, 1, 1};
    GmmModel model = Fixture.fit(Fixture.labelled(2, codes, x));
    double[] more = new double[128];
    int[] moreCodes = new int[128];
    Arrays.fill(moreCodes, 1);
    Arrays.setAll(more, i -> 11 + i % 3);
    GmmModel updated = Fixture.update(model, Fixture.labelled(2, moreCodes, more), 2);
    assertEquals(1, updated.mixture().mean(0, 0), 1e-9, "class a has no new rows");
    assertTrue(updated.mixture().mean(1, 0) > 11.3);
    assertTrue(updated.mixture().weights()[1] > 0.7);
  }

  @Test
  void whatCannotBeLearntIsAnError() {
    GmmModel model = Fixture.fit(Fixture.data(new double[] {1, 2, 3, 4}));
    assertCode(StandardError.INVALID_DATA, model, new double[] {1, 1e300});
    assertCode(StandardError.INVALID_DATA, model, new double[] {Double.POSITIVE_INFINITY});
    assertCode(StandardError.NO_DATA, model, new double[] {Double.NaN});
    assertTrue(
        ((GmmModel) model.marginal(List.of("c1"))).capability(Updatable.class).isEmpty(),
        "a marginal keeps no statistics");
  }

  private static void assertCode(StandardError code, GmmModel model, double[] x) {
    GeneraException error =
        assertThrows(GeneraException.class, () -> Fixture.update(model, Fixture.data(x), 1));
    assertEquals(code, error.code(), error.getMessage());
  }

  @Test
  void aDyingComponentIsReportedAndStaysFinite() {
    Mixture start =
        new Mixture(
            CovarianceType.FULL,
            new double[] {0.5, 0.5},
            new double[] {0, 1e6},
            new double[] {1, 1});
    List<String> warnings = new ArrayList<>();
    double[] x = {-1, 0, 1, 0.5};
    GmmModel model = Fixture.fitFrom(Fixture.model(start), Fixture.data(x), warnings);
    assertTrue(Arrays.stream(model.mixture().toVector()).allMatch(Double::isFinite));
    assertArrayEquals(new double[] {1, 0}, model.mixture().weights(), 1e-12);
    assertTrue(warnings.toString().contains("no rows left"), warnings.toString());
    GmmModel updated = Fixture.update(model, Fixture.data(x), 1);
    assertTrue(Arrays.stream(updated.mixture().toVector()).allMatch(Double::isFinite));
  }
}
