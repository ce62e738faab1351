package org.genera.core;

/**
 * What came of bounding log p(x) from below. Sums and means are by weight, in nats.
 *
 * @param rows how many rows
 * @param draws how many latent draws a row
 * @param elbo the sum of the evidence lower bounds
 * @param meanElbo the same over the sum of weights
 * @param importanceWeighted the sum of the importance-weighted bounds of all draws together; with
 *     one draw no tighter than the other bound, and noisier
 * @param meanImportanceWeighted the same over the sum of weights
 * @param standardError of {@code meanImportanceWeighted}, by the chance of the draws; NaN for one
 *     draw, which says nothing of it
 * @param impossibleRows rows whose bound is minus infinity
 * @param seconds reading included
 */
public record BoundResult(
    long rows,
    int draws,
    double elbo,
    double meanElbo,
    double importanceWeighted,
    double meanImportanceWeighted,
    double standardError,
    long impossibleRows,
    double seconds) {

  /**
   * The tighter of the two means: the importance-weighted bound where there are several draws.
   *
   * @return nats a row
   */
  public double mean() {
    return draws > 1 ? meanImportanceWeighted : meanElbo;
  }
}
