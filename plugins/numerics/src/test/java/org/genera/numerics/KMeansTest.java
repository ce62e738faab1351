package org.genera.numerics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.genera.api.Cancellation;
import org.genera.api.GeneraException;
import org.genera.api.data.Batch;
import org.genera.api.data.Column;
import org.genera.api.data.Dataset;
import org.genera.api.data.Role;
import org.genera.api.data.Schema;
import org.genera.api.engine.RandomStream;
import org.junit.jupiter.api.Test;

/** Clusters, samples of rows, and column moments. */
class KMeansTest {

  @Test
  void farApartClustersAreFound() {
    RandomStream random = RandomStream.of(1, "points", 0);
    int n = 300;
    double[] values = new double[2 * n];
    double[] weights = new double[n];
    Arrays.fill(weights, 1);
    for (int row = 0; row < n; row++) {
      values[2 * row] = 10 * (row % 3) + random.nextGaussian() * 0.1;
      values[2 * row + 1] = random.nextGaussian() * 0.1;
    }
    KMeans clusters =
        KMeans.of(
            new KMeans.Points(values, weights, 2),
            3,
            RandomStream.of(1, "seeds", 0),
            new Cancellation());
    for (int row = 3; row < n; row++) {
      assertEquals(clusters.assignment()[row % 3], clusters.assignment()[row]);
    }
    double[] first = {clusters.centres()[0], clusters.centres()[2], clusters.centres()[4]};
    Arrays.sort(first);
    assertArrayEquals(new double[] {0, 10, 20}, first, 0.1);
  }

  @Test
  void moreClustersThanPointsIsNoError() {
    KMeans clusters =
        KMeans.of(
            new KMeans.Points(new double[] {1, 1}, new double[] {1, 1}, 1),
            4,
            RandomStream.of(1, "seeds", 0),
            new Cancellation());
    assertArrayEquals(new double[] {1, 1, 1, 1}, clusters.centres());
  }

  @Test
  void manyClustersCanBeCancelled() {
    Cancellation cancellation = new Cancellation();
    cancellation.cancel();
    KMeans.Points points = new KMeans.Points(new double[] {1, 2}, new double[] {1, 1}, 1);
    assertThrows(
        GeneraException.class,
        () -> KMeans.of(points, 2, RandomStream.of(1, "seeds", 0), cancellation));
  }

  @Test
  void reservoirKeepsSmallDataWholeAndSamplesLargeDataEvenly() {
    Schema schema = Schema.of(Column.real("x"), Column.real("w").withRole(Role.WEIGHT));
    int n = 10_000;
    double[] x = new double[n];
    double[] w = new double[n];
    for (int row = 0; row < n; row++) {
      x[row] = row;
      w[row] = row % 2;
    }
    Dataset data = Dataset.of(Batch.ofReals(schema, x, w));
    Reservoir all =
        Reservoir.of(data, schema, n, RandomStream.of(1, "rows", 0), new Cancellation());
    assertTrue(all.isComplete());
    assertEquals(n / 2, all.rows().rows());
    assertEquals(1, all.rows().numbers(0)[0]);
    Reservoir some =
        Reservoir.of(data, schema, 1000, RandomStream.of(1, "rows", 0), new Cancellation());
    assertEquals(1000, some.rows().rows());
    double mean = Arrays.stream(some.rows().numbers(0)).average().orElseThrow();
    assertEquals(n / 2.0, mean, 4 * n / Math.sqrt(12 * 1000));
  }

  @Test
  void momentsOfObservedCells() {
    Schema schema = Schema.of(Column.real("x"), Column.real("w").withRole(Role.WEIGHT));
    double shift = 1e8;
    double[] x = {shift + 1, Double.NaN, shift + 3, shift + 100};
    double[] w = {1, 5, 3, 0};
    Batch batch = Batch.ofReals(schema, x, w);
    ColumnMoments moments =
        ColumnMoments.of(
            1,
            centres -> {
              var aggregation = ColumnMoments.aggregation(schema, 1e150);
              double[] sums = new double[aggregation.prepare(centres)];
              aggregation.accumulate(batch, sums);
              return sums;
            });
    assertEquals(4, moments.weight());
    assertEquals(shift + 2.5, moments.means()[0]);
    assertEquals(0.75, moments.variances()[0], 1e-12);
  }

  @Test
  void constantColumnsHaveAScale() {
    ColumnMoments moments =
        new ColumnMoments(
            3, new double[] {3, 3, 3}, new double[] {0.1, 0, 5}, new double[] {1e-34, 0, 4});
    assertArrayEquals(new double[] {0.1 * 0.1, 1, 4}, moments.scales());
  }
}
