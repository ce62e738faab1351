package org.genera.core;

/**
 * What was made of latent variables.
 *
 * @param rows how many rows
 * @param seconds how long it took
 */
public record MadeRows(long rows, double seconds) {}
