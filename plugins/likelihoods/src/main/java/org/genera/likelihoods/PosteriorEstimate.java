package org.genera.likelihoods;

/**
 * What an M-step of variational Bayes gives.
 *
 * @param expected the factor of the expected parameters
 * @param posterior what is believed of them
 * @param divergence the Kullback-Leibler divergence of the posterior from the prior
 */
public record PosteriorEstimate(Factor expected, ParameterPosterior posterior, double divergence) {}
