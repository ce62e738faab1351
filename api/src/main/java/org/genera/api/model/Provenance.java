package org.genera.api.model;

/**
 * What determined a model, apart from its options. Nothing of when, where or how fast.
 *
 * @param seed the seed of all chance
 * @param dataDigest SHA-256 of the training data's cells in hexadecimal, or empty where the data
 *     were not digested
 * @param rows the number of training rows
 * @param platform the platform's version
 */
public record Provenance(long seed, String dataDigest, long rows, String platform) {}
