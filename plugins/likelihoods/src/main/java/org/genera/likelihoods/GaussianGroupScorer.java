package org.genera.likelihoods;

import java.util.Arrays;
import org.genera.numerics.LogSumExp;
import org.genera.numerics.RowLoops;
import org.genera.numerics.gaussian.MixtureDensity;
import org.genera.numerics.gaussian.PartialRow;
import org.genera.numerics.gaussian.Tiles;

/**
 * Adds the log-densities of Gaussians over several columns: tile by tile where rows are complete,
 * else row by row, with what is missing integrated out. Not thread-safe.
 */
final class GaussianGroupScorer implements Scorer {

  private final double[][] cells;
  private final int classes;
  private final Tiles tiles;
  private final ComponentTile components;
  private final int tileRows;
  private final double[][] tile;
  private final PartialRow partial;

  GaussianGroupScorer(double[][] cells, MixtureDensity density, int classes) {
    this.cells = cells;
    this.classes = classes;
    double[] ones = new double[cells[0].length];
    Arrays.fill(ones, 1);
    tiles = Tiles.of(cells, ones);
    tileRows = Math.min(Tiles.rows(cells.length), (ones.length + 7) / 8 * 8);
    components = new ComponentTile(density, classes, tileRows);
    tile = RowLoops.arrays(cells.length, tileRows);
    partial = new PartialRow(density.mixture());
  }

  @Override
  public void add(int from, int to, double[][] logs) {
    int[] complete = tiles.complete();
    int end = place(complete, to);
    for (int first = place(complete, from); first < end; first += tileRows) {
      addTile(first, Math.min(tileRows, end - first), from, logs);
    }
    int[] others = tiles.others();
    for (int i = place(others, from); i < place(others, to); i++) {
      addPartial(others[i], from, logs);
    }
  }

  /** How many of some rising numbers are smaller. */
  private static int place(int[] rising, int limit) {
    int place = Arrays.binarySearch(rising, limit);
    return place < 0 ? -1 - place : place;
  }

  private void addTile(int first, int rows, int from, double[][] logs) {
    tiles.copy(first, rows, tile);
    components.evaluate(tile, rows);
    int[] complete = tiles.complete();
    for (int y = 0; y < classes; y++) {
      double[] own = components.logDensity(y, rows);
      double[] log = logs[y];
      for (int i = 0; i < rows; i++) {
        log[complete[first + i] - from] += own[i];
      }
    }
  }

  private void addPartial(int row, int from, double[][] logs) {
    double[] values = GroupCells.row(cells, row);
    PartialRow.Pattern pattern = partial.pattern(values);
    if (pattern.observed().length > 0) {
      double[] joint = GaussianGroupTally.logJoint(partial, pattern, pattern.values(values));
      int m = joint.length / classes;
      for (int y = 0; y < classes; y++) {
        double[] own = Arrays.copyOfRange(joint, y * m, (y + 1) * m);
        logs[y][row - from] += LogSumExp.of(own) + StrictMath.log(classes);
      }
    }
  }
}
