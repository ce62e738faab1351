package org.genera.numerics.gaussian;

/**
 * The expected sufficient statistics of blocks of rows: E-step and sums for the M-step in one go,
 * tile by tile. Missing cells are integrated out exactly: they take part by their conditional means
 * and covariances (Ghahramani and Jordan 1994). Not thread-safe.
 */
public final class ExpectedMoments {

  private final Mixture mixture;
  private final Responsibilities responsibilities;
  private final MomentSums sums;
  private final FilledMoments filled;
  private final PartialRow partial;
  private final double[][] tile;
  private final double[] shares;

  /**
   * Sums of zero.
   *
   * @param density the current mixture
   * @param centre about which second moments are taken on one side
   */
  public ExpectedMoments(MixtureDensity density, double[] centre) {
    mixture = density.mixture();
    int tileRows = Tiles.rows(mixture.dimensions());
    responsibilities = new Responsibilities(density, tileRows);
    sums = MomentSums.of(mixture, centre);
    filled = new FilledMoments(mixture, centre);
    partial = new PartialRow(mixture);
    tile = new double[mixture.dimensions()][tileRows];
    shares = new double[mixture.components()];
  }

  /**
   * Adds a block.
   *
   * @param columns {@code [column][row]}; NaN is missing
   * @param weights one a row
   * @param statistics what is added to, in the order of {@link StatisticsLayout}
   */
  public void add(double[][] columns, double[] weights, double[] statistics) {
    Tiles tiles = Tiles.of(columns, weights);
    int[] complete = tiles.complete();
    for (int from = 0; from < complete.length; from += tile[0].length) {
      int count = Math.min(tile[0].length, complete.length - from);
      tiles.copy(from, count, tile);
      addTile(complete, from, count, weights, statistics);
    }
    sums.moveTo(statistics);
    for (int row : tiles.others()) {
      addPartial(row(columns, row), weights[row], statistics);
    }
  }

  private static double[] row(double[][] columns, int row) {
    double[] values = new double[columns.length];
    for (int j = 0; j < values.length; j++) {
      values[j] = columns[j][row];
    }
    return values;
  }

  private void addTile(int[] rows, int from, int count, double[] weights, double[] statistics) {
    responsibilities.evaluate(tile, count);
    double logLikelihood = 0;
    double total = 0;
    boolean weighted = false;
    for (int i = 0; i < count; i++) {
      double weight = weights[rows[from + i]];
      logLikelihood += weight * responsibilities.logDensity()[i];
      total += weight;
      weighted |= weight != 1;
    }
    statistics[StatisticsLayout.LOG_LIKELIHOOD] += logLikelihood;
    statistics[StatisticsLayout.WEIGHT] += total;
    if (weighted) {
      multiplyByWeights(rows, from, count, weights);
    }
    sums.add(tile, responsibilities.shares(), count);
  }

  private void multiplyByWeights(int[] rows, int from, int count, double[] weights) {
    for (double[] share : responsibilities.shares()) {
      for (int i = 0; i < count; i++) {
        share[i] *= weights[rows[from + i]];
      }
    }
  }

  private void addPartial(double[] row, double weight, double[] statistics) {
    statistics[StatisticsLayout.WEIGHT] += weight;
    PartialRow.Pattern pattern = partial.pattern(row);
    if (pattern.observed().length == 0) {
      return;
    }
    double[] values = pattern.values(row);
    double logDensity = partial.share(pattern, values, shares);
    statistics[StatisticsLayout.LOG_LIKELIHOOD] += weight * logDensity;
    for (int c = 0; c < shares.length; c++) {
      filled.add(c, weight * shares[c], pattern, values, row, statistics);
    }
  }
}
