package org.genera.numerics.gaussian;

/**
 * Adds rows of which only some columns are known: the others take part by their conditional means
 * and covariances (Ghahramani and Jordan 1994). Not thread-safe.
 */
public final class FilledMoments {

  private final Mixture mixture;
  private final double[] centre;
  private final StatisticsLayout layout;

  /**
   * Moments.
   *
   * @param mixture about whose means they are taken
   * @param centre about which second moments with correlations are taken on one side
   */
  public FilledMoments(Mixture mixture, double[] centre) {
    this.mixture = mixture;
    this.centre = centre;
    layout = StatisticsLayout.of(mixture);
  }

  /**
   * Adds a row to a component.
   *
   * @param c the component
   * @param share how much of the row belongs to it
   * @param pattern what is missing, under the current parameters
   * @param values the observed numbers
   * @param row all numbers, whatever stands for missing ones
   * @param statistics what is added to, in the order of {@link StatisticsLayout}
   */
  public void add(
      int c,
      double share,
      PartialRow.Pattern pattern,
      double[] values,
      double[] row,
      double[] statistics) {
    double[] filled = row.clone();
    double[] means = pattern.components().get(c).mean(values);
    for (int i = 0; i < means.length; i++) {
      filled[pattern.missing()[i]] = means[i];
    }
    addFilled(c, share, filled, statistics);
    addCovariance(c, share, pattern, statistics);
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
