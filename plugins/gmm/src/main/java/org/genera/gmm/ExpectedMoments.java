package org.genera.gmm;

/**
 * The expected sufficient statistics of blocks of rows: E-step and sums for the M-step in one go,
 * tile by tile. Missing cells are integrated out exactly: they take part by their conditional means
 * and covariances (Ghahramani and Jordan 1994). Not thread-safe.
 */
final class ExpectedMoments {

  private final double[] centre;
  private final Mixture mixture;
  private final StatisticsLayout layout;
  private final Responsibilities responsibilities;
  private final MomentSums sums;
  private final PartialRow partial;
  private final double[][] tile;
  private final double[] shares;

  ExpectedMoments(MixtureDensity density, double[] centre) {
    this.centre = centre;
    mixture = density.mixture();
    layout = StatisticsLayout.of(mixture);
    int tileRows = Tiles.rows(mixture.dimensions());
    responsibilities = new Responsibilities(density, tileRows);
    sums = sums();
    partial = new PartialRow(mixture);
    tile = new double[mixture.dimensions()][tileRows];
    shares = new double[mixture.components()];
  }

  private MomentSums sums() {
    if (layout.cross()) {
      return new CrossMoments(mixture, centre);
    }
    return CommonCentre.of(mixture)
        .<MomentSums>map(common -> new CentredSquareMoments(mixture, common))
        .orElseGet(() -> new SquareMoments(mixture));
  }

  /**
   * Adds a block.
   *
   * @param columns {@code [column][row]}; NaN is missing
   * @param weights one a row
   * @param statistics what is added to, in the order of {@link StatisticsLayout}
   */
  void add(double[][] columns, double[] weights, double[] statistics) {
    Tiles tiles = Tiles.of(columns, weights);
    int[] complete = tiles.complete();
    for (int from = 0; from < complete.length; from += tile[0].length) {
      int count = Math.min(tile[0].length, complete.length - from);
      tiles.copy(from, count, tile);
      addTile(complete, from, count, weights, statistics);
    }
    sums.moveTo(statistics);
    for (int row : tiles.others()) {
      addPartial(NumericFeatures.row(columns, row), weights[row], statistics);
    }
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
      double share = weight * shares[c];
      double[] filled = row.clone();
      scatter(pattern.components().get(c).mean(values), pattern.missing(), filled);
      addFilled(c, share, filled, statistics);
      addCovariance(c, share, pattern, statistics);
    }
  }

  private static void scatter(double[] values, int[] places, double[] row) {
    for (int i = 0; i < places.length; i++) {
      row[places[i]] = values[i];
    }
  }

  private void addFilled(int c, double share, double[] x, double[] statistics) {
    statistics[layout.count(c)] += share;
    for (int j = 0; j < x.length; j++) {
      double weighted = share * (x[j] - mixture.mean(c, j));
      statistics[layout.first(c, j)] += weighted;
      if (layout.cross()) {
        for (int i = 0; i <= j; i++) {
          statistics[layout.second(c, i, j)] += (x[i] - centre[i]) * weighted;
        }
      } else {
        statistics[layout.second(c, j, j)] += (x[j] - mixture.mean(c, j)) * weighted;
      }
    }
  }

  private void addCovariance(int c, double share, PartialRow.Pattern pattern, double[] statistics) {
    double[] covariance = pattern.components().get(c).covariance();
    int[] missing = pattern.missing();
    for (int i = 0; i < missing.length; i++) {
      int last = layout.cross() ? missing.length : i + 1;
      for (int j = i; j < last; j++) {
        statistics[layout.second(c, missing[i], missing[j])] +=
            share * covariance[i * missing.length + j];
      }
    }
  }
}
