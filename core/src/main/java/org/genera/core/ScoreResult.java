package org.genera.core;

/**
 * What came of scoring.
 *
 * @param rows how many rows were scored
 * @param logLikelihood the sum of weight times log p(x), in nats
 * @param meanLogLikelihood the same over the sum of weights
 * @param impossibleRows rows of density zero
 * @param seconds reading included
 */
public record ScoreResult(
    long rows,
    double logLikelihood,
    double meanLogLikelihood,
    long impossibleRows,
    double seconds) {}
