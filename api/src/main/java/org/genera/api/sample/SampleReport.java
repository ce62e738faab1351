package org.genera.api.sample;

import java.util.Optional;

/**
 * How sampling went.
 *
 * @param rows rows drawn
 * @param proposals proposals made; equal to the rows where each is accepted
 * @param acceptanceRate accepted proposals over all of them
 * @param effectiveSampleSize how many independent rows the rows are worth
 * @param approximation how the distribution that rows come from is approximated, in a few words;
 *     empty if it is exact
 */
public record SampleReport(
    long rows,
    long proposals,
    double acceptanceRate,
    double effectiveSampleSize,
    Optional<String> approximation) {

  /**
   * The report of independent draws.
   *
   * @param rows rows drawn
   * @return every row a proposal, each accepted and independent, of the exact distribution
   */
  public static SampleReport independent(long rows) {
    return new SampleReport(rows, rows, 1, rows, Optional.empty());
  }

  /**
   * The same of a distribution that is approximated.
   *
   * @param how a few words; empty if it is exact
   * @return the report
   */
  public SampleReport approximated(Optional<String> how) {
    return new SampleReport(rows, proposals, acceptanceRate, effectiveSampleSize, how);
  }
}
