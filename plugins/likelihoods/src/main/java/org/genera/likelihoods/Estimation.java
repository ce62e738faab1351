package org.genera.likelihoods;

/**
 * What the user wants of estimates.
 *
 * @param smoothing how many rows each level of a category is given beside those counted
 * @param varianceFloor the smallest variance, as a share of the column's
 * @param addedVariance what is added to every variance of a Gaussian
 * @param borrowing whether a class with a single number takes the others' variance; in a step of EM
 *     it must not, since the step would no longer be the best one
 */
public record Estimation(
    double smoothing, double varianceFloor, double addedVariance, boolean borrowing) {}
