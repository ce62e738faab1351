package org.genera.likelihoods;

import java.util.Arrays;
import org.genera.api.data.Batch;
import org.genera.numerics.LogSumExp;
import org.genera.numerics.RowLoops;
import org.genera.numerics.gaussian.FilledMoments;
import org.genera.numerics.gaussian.Mixture;
import org.genera.numerics.gaussian.MixtureDensity;
import org.genera.numerics.gaussian.MomentSums;
import org.genera.numerics.gaussian.PartialRow;
import org.genera.numerics.gaussian.StatisticsLayout;
import org.genera.numerics.gaussian.Tiles;

/**
 * Sums the expected moments of Gaussians over several columns: components share rows, and missing
 * cells take part, as the current parameters say. Not thread-safe.
 */
final class GaussianGroupTally implements Tally {

  private final GaussianGroup group;
  private final int classes;
  private final StatisticsLayout layout;
  private final ComponentTile components;
  private final int tileRows;
  private final double[][] tile;
  private final MomentSums sums;
  private final FilledMoments filled;
  private final PartialRow partial;

  /**
   * Sums of zero.
   *
   * @param current the components of all classes
   */
  GaussianGroupTally(GaussianGroup group, Mixture current) {
    this.group = group;
    classes = group.classes();
    Mixture reference = group.reference();
    layout = group.layout();
    tileRows = Tiles.rows(current.dimensions());
    components = new ComponentTile(new MixtureDensity(current), classes, tileRows);
    tile = RowLoops.arrays(current.dimensions(), tileRows);
    sums = MomentSums.of(reference, group.centre());
    filled = new FilledMoments(reference, group.centre());
    partial = new PartialRow(current);
  }

  @Override
  public void add(Batch block, ClassShares shares, ClassSums to) {
    double[][] cells = GroupCells.of(group.columns(), block);
    for (int j = 0; j < cells.length; j++) {
      Cells.requireModerate(cells[j], group.columns().get(j), block.firstRow());
    }
    double[][] soft = shares.soft(classes, block.rows());
    Tiles tiles = Tiles.of(cells, totals(soft, block.rows()));
    double[] statistics = new double[layout.length()];
    int[] complete = tiles.complete();
    for (int from = 0; from < complete.length; from += tileRows) {
      int rows = Math.min(tileRows, complete.length - from);
      tiles.copy(from, rows, tile);
      addTile(complete, from, rows, soft);
    }
    sums.moveTo(statistics);
    for (int row : tiles.others()) {
      addPartial(GroupCells.row(cells, row), row, soft, statistics);
    }
    for (int i = GaussianGroup.HEADER; i < statistics.length; i++) {
      to.values()[to.from() + i - GaussianGroup.HEADER] += statistics[i];
    }
  }

  private static double[] totals(double[][] shares, int rows) {
    double[] totals = new double[rows];
    for (double[] share : shares) {
      RowLoops.addScaled(totals, 0, rows, 1, share);
    }
    return totals;
  }

  private void addTile(int[] places, int from, int rows, double[][] shares) {
    if (components.values.length > classes) {
      components.evaluate(tile, rows);
    }
    for (int y = 0; y < classes; y++) {
      components.share(y, shares[y], places, from, rows);
    }
    sums.add(tile, components.values, rows);
  }

  private void addPartial(double[] row, int place, double[][] shares, double[] statistics) {
    PartialRow.Pattern pattern = partial.pattern(row);
    if (pattern.observed().length == 0) {
      return;
    }
    double[] values = pattern.values(row);
    double[] joint = logJoint(partial, pattern, values);
    int m = joint.length / classes;
    for (int y = 0; y < classes; y++) {
      double[] own = Arrays.copyOfRange(joint, y * m, (y + 1) * m);
      if (shares[y][place] > 0 && LogSumExp.normalise(own) > Double.NEGATIVE_INFINITY) {
        for (int c = 0; c < m; c++) {
          double share = shares[y][place] * own[c];
          filled.add(y * m + c, share, pattern, values, row, statistics);
        }
      }
    }
  }

  /** log weight plus log-density of the observed columns, of each component. */
  static double[] logJoint(PartialRow partial, PartialRow.Pattern pattern, double[] values) {
    double[] joint = new double[partial.mixture().components()];
    for (int c = 0; c < joint.length; c++) {
      joint[c] =
          StrictMath.log(partial.mixture().weights()[c])
              + pattern.components().get(c).logDensity(values);
    }
    return joint;
  }
}
