package org.genera.core;

import java.util.OptionalDouble;

/**
 * What came of classification.
 *
 * @param rows how many rows were classified
 * @param labelledRows how many of them have a label
 * @param accuracy the share of the weight of labelled rows whose likeliest class is theirs; empty
 *     without labels
 * @param logLoss the mean of -log p(y | x) over labelled rows by weight, in nats; infinite where a
 *     label was deemed impossible
 * @param seconds reading included
 */
public record ClassifyResult(
    long rows,
    long labelledRows,
    OptionalDouble accuracy,
    OptionalDouble logLoss,
    double seconds) {}
