package org.genera.likelihoods;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchBuilder;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnVector;
import org.genera.api.data.RealVector;
import org.genera.api.data.Schema;
import org.genera.api.engine.RandomStream;
import org.genera.api.option.Options;
import org.genera.numerics.gaussian.CovarianceType;
import org.genera.numerics.gaussian.Mixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GaussianGroupTest {

  private static final List<Column> COLUMNS =
      List.of(Column.real("a"), Column.real("b"), Column.real("c"));
  private static final Schema SCHEMA = Schema.of(COLUMNS);
  private static final int CLASSES = 2;
  private static final int COMPONENTS = 2;
  private static final int ROWS = 600;

  /** Rows of three columns, some cells missing, one row without any. */
  private static Batch rows(double missing) {
    RandomStream random = RandomStream.of(3, "rows", 0);
    BatchBuilder rows = new BatchBuilder(SCHEMA, ROWS);
    for (int row = 0; row < ROWS; row++) {
      double x = random.nextGaussian();
      double[] cells = {
        x + 5, 10 * (x * (row % 3) + random.nextGaussian()), random.nextGaussian() - row % 2
      };
      for (int j = 0; j < cells.length; j++) {
        if (random.nextDouble() >= missing && (row != 7 || missing == 0)) {
          rows.number(j, cells[j]);
        }
      }
      rows.endRow();
    }
    return rows.build(0);
  }

  private static double[][] shares() {
    RandomStream random = RandomStream.of(4, "shares", 0);
    double[][] shares = new double[CLASSES][ROWS];
    for (int row = 0; row < ROWS; row++) {
      shares[0][row] = row % 5 == 0 ? 0 : random.nextDouble();
      shares[1][row] = 1 - shares[0][row];
    }
    return shares;
  }

  private static GaussianGroup group(CovarianceType covariance, Batch rows, double prior) {
    Options options =
        Options.of(
            GaussianOptions.ALL,
            Map.of(
                "mixture-components",
                String.valueOf(COMPONENTS),
                "covariance-prior",
                String.valueOf(prior)));
    Head head =
        Head.of(rows, new int[ROWS], CLASSES)
            .withMoments(
                Map.of(
                    "a", new double[] {5, 1},
                    "b", new double[] {0, 200},
                    "c", new double[] {-0.5, 1.2}));
    return (GaussianGroup) new GaussianGroup.Type(covariance).of(COLUMNS, head, options);
  }

  /** Where two steps of EM lead to. */
  private static GaussianGroupFactor climbed(GaussianGroup group, Batch rows) {
    Factor factor = estimate(group, group.tally(), rows).factor();
    return (GaussianGroupFactor) estimate(group, group.tally(factor), rows).factor();
  }

  private static Estimate estimate(GaussianGroup group, Tally tally, Batch rows) {
    double[] values = new double[CLASSES * group.length()];
    ClassSums sums = new ClassSums(values, 0, CLASSES, group.length());
    tally.add(rows, new ClassShares.Soft(shares()), sums);
    return group.estimate(sums, new Estimation(0, 1e-6, 0, false));
  }

  private static RealMatrix block(Mixture mixture, int c, int[] rows, int[] columns) {
    RealMatrix block = new Array2DRowRealMatrix(rows.length, columns.length);
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < columns.length; j++) {
        block.setEntry(i, j, mixture.covariance(c, rows[i], columns[j]));
      }
    }
    return block;
  }

  private static int[] observed(double[] x, boolean is) {
    return IntStream.range(0, x.length).filter(j -> Double.isNaN(x[j]) != is).toArray();
  }

  private static double[] differences(Mixture mixture, int c, double[] x, int[] places) {
    return Arrays.stream(places).mapToDouble(j -> x[j] - mixture.mean(c, j)).toArray();
  }

  /** p(observed columns | component), by determinants and inverses. */
  private static double density(Mixture mixture, int c, double[] x) {
    int[] o = observed(x, true);
    LUDecomposition lu = new LUDecomposition(block(mixture, c, o, o));
    double[] z = differences(mixture, c, x, o);
    double square =
        new Array2DRowRealMatrix(z)
            .transpose()
            .multiply(lu.getSolver().getInverse())
            .multiply(new Array2DRowRealMatrix(z))
            .getEntry(0, 0);
    return Math.exp(-0.5 * square)
        / Math.sqrt(Math.pow(2 * Math.PI, o.length) * lu.getDeterminant());
  }

  private static double[] row(Batch rows, int row) {
    return IntStream.range(0, 3).mapToDouble(j -> rows.numbers(j)[row]).toArray();
  }

  @ParameterizedTest
  @EnumSource(CovarianceType.class)
  void densitiesAreTheDefinition(CovarianceType covariance) {
    for (double missing : new double[] {0, 0.3}) {
      Batch rows = rows(missing);
      GaussianGroupFactor factor = climbed(group(covariance, rows, 0), rows);
      double[][] logs = new double[CLASSES][400];
      factor.scorer(rows).add(100, 500, logs);
      for (int row = 100; row < 500; row++) {
        double[] x = row(rows, row);
        for (int y = 0; y < CLASSES; y++) {
          double density = 0;
          for (int c : factor.componentsOf(y)) {
            density +=
                observed(x, true).length == 0
                    ? factor.weight(c)
                    : factor.weight(c) * density(factor.mixture(), c, x);
          }
          assertEquals(Math.log(density), logs[y][row - 100], 1e-9, "row " + row);
        }
      }
    }
  }

  /** One M-step, by loops over rows that fill in means and add covariances of missing cells. */
  private static double[][] slowMoments(Mixture mixture, Batch rows, int y, int c) {
    double[][] shares = shares();
    double[] sum = new double[1 + 3 + 9];
    for (int row = 0; row < ROWS; row++) {
      double[] x = row(rows, row);
      int[] o = observed(x, true);
      int[] m = observed(x, false);
      if (o.length == 0) {
        continue;
      }
      double total = 0;
      for (int other = y * COMPONENTS; other < (y + 1) * COMPONENTS; other++) {
        total += mixture.weights()[other] * density(mixture, other, x);
      }
      double share = shares[y][row] * mixture.weights()[c] * density(mixture, c, x) / total;
      double[][] spread = new double[3][3];
      if (m.length > 0) {
        RealMatrix regression =
            block(mixture, c, m, o)
                .multiply(new LUDecomposition(block(mixture, c, o, o)).getSolver().getInverse());
        double[] shift = regression.operate(differences(mixture, c, x, o));
        RealMatrix rest =
            block(mixture, c, m, m).subtract(regression.multiply(block(mixture, c, o, m)));
        for (int i = 0; i < m.length; i++) {
          x[m[i]] = mixture.mean(c, m[i]) + shift[i];
          for (int j = 0; j < m.length; j++) {
            spread[m[i]][m[j]] = rest.getEntry(i, j);
          }
        }
      }
      sum[0] += share;
      for (int i = 0; i < 3; i++) {
        sum[1 + i] += share * x[i];
        for (int j = 0; j < 3; j++) {
          sum[4 + 3 * i + j] += share * (x[i] * x[j] + spread[i][j]);
        }
      }
    }
    double[][] result = {{sum[0]}, new double[3], new double[9]};
    for (int i = 0; i < 3; i++) {
      result[1][i] = sum[1 + i] / sum[0];
    }
    for (int i = 0; i < 9; i++) {
      result[2][i] = sum[4 + i] / sum[0] - result[1][i / 3] * result[1][i % 3];
    }
    return result;
  }

  @Test
  void expectedMomentsAreTheDefinition() {
    for (double missing : new double[] {0, 0.3}) {
      Batch rows = rows(missing);
      GaussianGroup group = group(CovarianceType.FULL, rows, 0);
      GaussianGroupFactor current = climbed(group, rows);
      GaussianGroupFactor next =
          (GaussianGroupFactor) estimate(group, group.tally(current), rows).factor();
      for (int y = 0; y < CLASSES; y++) {
        double total = 0;
        for (int c : next.componentsOf(y)) {
          total += slowMoments(current.mixture(), rows, y, c)[0][0];
        }
        for (int c : next.componentsOf(y)) {
          double[][] slow = slowMoments(current.mixture(), rows, y, c);
          assertEquals(slow[0][0] / total, next.weight(c), 1e-10);
          assertArrayEquals(slow[1], next.mixture().mean(c), 1e-9);
          assertArrayEquals(slow[2], next.mixture().covariance(c), 1e-7);
        }
      }
    }
  }

  /** p(a, b, c) = p(a) p(b, c | a) in each class. */
  @ParameterizedTest
  @EnumSource(CovarianceType.class)
  void marginalTimesConditionalIsJoint(CovarianceType covariance) {
    Batch rows = rows(0);
    Factor factor = climbed(group(covariance, rows, 0), rows);
    BatchBuilder known = new BatchBuilder(SCHEMA, 1);
    known.number(1, rows.numbers(1)[3]);
    known.endRow();
    Factor given = factor.given(known.build(0));
    Factor marginal = factor.marginal(COLUMNS.subList(1, 2));
    assertEquals(List.of("a", "c"), given.columns().stream().map(Column::name).toList());
    double[][] joint = new double[CLASSES][1];
    double[][] product = new double[CLASSES][1];
    factor.scorer(rows).add(3, 4, joint);
    given.scorer(rows).add(3, 4, product);
    marginal.scorer(rows).add(3, 4, product);
    assertEquals(joint[0][0], product[0][0], 1e-10);
    assertEquals(joint[1][0], product[1][0], 1e-10);
    NumericFactor one = (NumericFactor) marginal;
    assertEquals(0, one.cumulative(0, -1e6));
    assertEquals(1, one.cumulative(0, 1e6), 1e-12);
  }

  /** With a prior of many rows nothing else counts; its logarithm is highest there. */
  @Test
  void aStrongPriorIsWhatComesOut() {
    Batch rows = rows(0);
    GaussianGroup group = group(CovarianceType.FULL, rows, 1e9);
    Estimate strong = estimate(group, group.tally(), rows);
    Mixture mixture = ((GaussianGroupFactor) strong.factor()).mixture();
    assertArrayEquals(new double[] {5, 0, -0.5}, mixture.mean(3), 1e-4);
    assertArrayEquals(new double[] {1, 0, 0, 0, 200, 0, 0, 0, 1.2}, mixture.covariance(2), 1e-3);
    GaussianGroup weak = group(CovarianceType.FULL, rows, 1);
    double ofOther = estimate(weak, weak.tally(), rows).logPrior();
    double ofMode =
        NormalInverseWishart.logDensities(group.reference(), group.centre(), group.scales());
    assertTrue(ofOther < ofMode, ofOther + " < " + ofMode);
  }

  @Test
  void meansAreThoseOfTheComponents() {
    Batch rows = rows(0);
    GaussianGroupFactor factor = climbed(group(CovarianceType.FULL, rows, 0), rows);
    double[][] shares = {{1, 0}, {0.5, 0.5}};
    double[] means = ((RealVector) factor.means(shares).get(1)).values();
    assertEquals(factor.mean(0, 1), means[0], 1e-12);
    assertEquals((factor.mean(0, 1) + factor.mean(1, 1)) / 2, means[1], 1e-12);
  }

  /** Nothing near a mode is more probable. */
  @Test
  void modesAreTheHighest() {
    Batch rows = rows(0);
    GaussianGroupFactor factor = climbed(group(CovarianceType.TIED, rows, 0), rows);
    double[] share = {0.3, 0.7};
    List<ColumnVector> modes = factor.modes(new double[][] {share});
    double[] mode = modes.stream().mapToDouble(v -> ((RealVector) v).values()[0]).toArray();
    double height = height(factor, mode, share);
    for (int j = 0; j < mode.length; j++) {
      for (double step : new double[] {-1e-3, 1e-3}) {
        double[] near = mode.clone();
        near[j] += step;
        assertTrue(height(factor, near, share) < height);
      }
    }
  }

  private static double height(GaussianGroupFactor factor, double[] x, double[] share) {
    double height = 0;
    for (int y = 0; y < CLASSES; y++) {
      for (int c : factor.componentsOf(y)) {
        height += share[y] * factor.weight(c) * density(factor.mixture(), c, x);
      }
    }
    return height;
  }
}
