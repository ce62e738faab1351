package org.genera.naivebayes.likelihood;

import java.util.OptionalDouble;

/**
 * What was estimated.
 *
 * @param factor the parameters
 * @param logLikelihood the sum over the counted cells of weight times log p(x | class), where the
 *     statistics tell it
 * @param floored how many variances had to be held at the floor
 */
public record Estimate(Factor factor, OptionalDouble logLikelihood, int floored) {}
