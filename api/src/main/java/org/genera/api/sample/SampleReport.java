package org.genera.api.sample;

/**
 * How sampling went.
 *
 * @param rows rows drawn
 * @param proposals proposals made; equal to the rows where each is accepted
 * @param acceptanceRate accepted proposals over all of them
 * @param effectiveSampleSize how many independent rows the rows are worth
 */
public record SampleReport(
    long rows, long proposals, double acceptanceRate, double effectiveSampleSize) {

  /**
   * The report of independent draws.
   *
   * @param rows rows drawn
   * @return every row a proposal, each accepted and independent
   */
  public static SampleReport independent(long rows) {
    return new SampleReport(rows, rows, 1, rows);
  }
}
