package org.genera.numerics.gaussian;

/** Sums moments of complete rows over a block, tile by tile. Not thread-safe. */
public interface MomentSums {

  /**
   * The sums that a mixture's M-step needs.
   *
   * @param mixture the current parameters, about whose means moments are taken
   * @param centre about which the other factor of second moments with correlations is taken
   * @return sums of zero
   */
  static MomentSums of(Mixture mixture, double[] centre) {
    if (mixture.type().hasCorrelations()) {
      return new CrossMoments(mixture, centre);
    }
    return CommonCentre.of(mixture)
        .<MomentSums>map(common -> new CentredSquareMoments(mixture, common))
        .orElseGet(() -> new SquareMoments(mixture));
  }

  /**
   * Adds a tile, whose arrays are as long as {@link Tiles#rows}, or another multiple of 8.
   *
   * @param x {@code [column][row]}, numbers also after the last row
   * @param shares {@code [component][row]}: weight times responsibility; what comes after the last
   *     row may be overwritten
   * @param rows how many rows
   */
  void add(double[][] x, double[][] shares, int rows);

  /**
   * Adds the sums to the statistics and starts again from zero.
   *
   * @param statistics in the order of {@link StatisticsLayout}
   */
  void moveTo(double[] statistics);
}
