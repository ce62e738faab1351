package org.genera.gmm;

import java.util.Arrays;
import org.genera.numerics.gaussian.MixtureDensity;
import org.genera.numerics.gaussian.PartialRow;
import org.genera.numerics.gaussian.Responsibilities;
import org.genera.numerics.gaussian.Tiles;

/** log p(x) and p(component | x) of rows, complete or not. Not thread-safe. */
final class RowScores {

  private final MixtureDensity density;
  private final PartialRow partial;
  private final double[] shares;

  RowScores(MixtureDensity density) {
    this.density = density;
    partial = new PartialRow(density.mixture());
    shares = new double[density.mixture().components()];
  }

  /** Takes the score of a row. */
  interface Sink {
    /**
     * A score.
     *
     * @param row the row's position
     * @param logDensity of its observed columns
     * @param shares of the components; good until the next call
     */
    void take(int row, double logDensity, double[] shares);
  }

  /**
   * Scores rows.
   *
   * @param columns {@code [column][row]}
   * @param rows how many rows
   * @param sink takes the scores
   */
  void score(double[][] columns, int rows, Sink sink) {
    double[] ones = new double[rows];
    Arrays.fill(ones, 1);
    Tiles tiles = Tiles.of(columns, ones);
    scoreComplete(tiles, sink);
    for (int row : tiles.others()) {
      double[] values = NumericFeatures.row(columns, row);
      PartialRow.Pattern pattern = partial.pattern(values);
      sink.take(row, partial.share(pattern, pattern.values(values), shares), shares);
    }
  }

  private void scoreComplete(Tiles tiles, Sink sink) {
    int d = density.mixture().dimensions();
    int[] complete = tiles.complete();
    int tileRows = Math.min(Tiles.rows(d), complete.length);
    double[][] tile = new double[d][tileRows];
    Responsibilities responsibilities = new Responsibilities(density, tileRows);
    for (int from = 0; from < complete.length; from += tileRows) {
      int count = Math.min(tileRows, complete.length - from);
      tiles.copy(from, count, tile);
      responsibilities.evaluate(tile, count);
      for (int i = 0; i < count; i++) {
        for (int c = 0; c < shares.length; c++) {
          shares[c] = responsibilities.shares()[c][i];
        }
        sink.take(complete[from + i], responsibilities.logDensity()[i], shares);
      }
    }
  }
}
