package org.genera.core;

/**
 * How well labels were told, over labelled rows by weight.
 *
 * @param accuracy the share whose likeliest class is theirs
 * @param logLoss the mean of -log p(y | x) in nats; infinite where a label was deemed impossible
 * @param brierScore the mean over rows of the sum over all classes of (p(class | x) - 1 if it is
 *     the row's class, else 0) squared, from 0 to 2 (Brier, 1950, Verification of forecasts
 *     expressed in terms of probability, equation 2)
 * @param calibrationError the expected calibration error: the probabilities of the likeliest class
 *     are sorted into 15 bins of equal width, and |share of right rows - mean probability| is
 *     averaged over the bins by their weight (Guo et al., 2017, On calibration of modern neural
 *     networks, equation 3)
 */
public record ClassificationFigures(
    double accuracy, double logLoss, double brierScore, double calibrationError) {}
