package org.genera.likelihoods;

/**
 * What the user wants of estimates.
 *
 * @param smoothing how many rows each level of a category is given beside those counted
 * @param varianceFloor the smallest variance, as a share of the column's
 * @param addedVariance what is added to every variance of a Gaussian
 */
public record Estimation(double smoothing, double varianceFloor, double addedVariance) {}
