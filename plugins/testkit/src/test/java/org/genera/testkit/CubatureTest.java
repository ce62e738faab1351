package org.genera.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.genera.api.data.Batch;
import org.genera.api.data.BoolVector;
import org.genera.api.data.CategoryVector;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.RealVector;
import org.genera.api.data.Role;
import org.genera.api.data.Schema;
import org.junit.jupiter.api.Test;

class CubatureTest {

  private static final double[] ORIGIN = {0, 0};
  private static final double[] UNIT = {1, 1};

  @Test
  void theGaussianIntegralIsTheRootOfPi() {
    Cubature.Estimate estimate =
        integrate(1, points -> map(points[0], points[0], (x, y) -> Math.exp(-x * x)));
    assertEquals(Math.sqrt(Math.PI), estimate.value(), 1e-9);
  }

  @Test
  void narrowPeaksFarApartAreFound() {
    Cubature.Estimate estimate =
        integrate(
            2,
            points ->
                map(
                    points[0],
                    points[1],
                    (x, y) -> peak(x - 2, y - 2, 0.02) + peak(x + 2, y + 1, 0.02)));
    assertEquals(2, estimate.value(), 1e-6);
  }

  private static double peak(double x, double y, double sigma) {
    return Math.exp(-(x * x + y * y) / (2 * sigma * sigma)) / (2 * Math.PI * sigma * sigma);
  }

  @Test
  void cauchyTailsCount() {
    Cubature.Estimate estimate =
        integrate(1, points -> map(points[0], points[0], (x, y) -> 1 / (Math.PI * (1 + x * x))));
    assertEquals(1, estimate.value(), 1e-7);
  }

  @Test
  void theEdgesOfAUniformDensityAreFound() {
    Cubature.Estimate estimate =
        integrate(1, points -> map(points[0], points[0], (x, y) -> x > 0.3 && x < 1.3 ? 1 : 0));
    assertEquals(1, estimate.value(), 1e-4 + estimate.error());
  }

  private interface Function {
    double of(double x, double y);
  }

  private static double[] map(double[] xs, double[] ys, Function function) {
    double[] values = new double[xs.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = function.of(xs[i], ys[i]);
    }
    return values;
  }

  private static Cubature.Estimate integrate(int dimensions, Cubature.Integrand integrand) {
    return Cubature.integrate(
        integrand, Arrays.copyOf(ORIGIN, dimensions), Arrays.copyOf(UNIT, dimensions), 1e-7);
  }

  @Test
  void aProposalOnMixedColumnsIsNormalised() {
    Schema schema =
        Schema.of(
            Column.real("x"),
            Column.category("c", "a", "b", "d"),
            new Column("t", new ColumnType.Bool(), Role.FEATURE));
    Batch data =
        Batch.of(
            schema,
            0,
            4,
            List.of(
                new RealVector(new double[] {1, 5, 2, -3}),
                new CategoryVector(new int[] {0, 1, 0, 2}),
                new BoolVector(new byte[] {0, 1, 1, 1})));
    KernelProposal proposal = new KernelProposal(data);
    Cubature.Estimate total =
        new SampleSpace(data)
            .integrate(proposal::density, Batch.missing(schema, 1), schema.names());
    assertEquals(1, total.value(), 1e-6);
  }
}
