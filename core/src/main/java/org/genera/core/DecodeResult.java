package org.genera.core;

/**
 * What was decoded.
 *
 * @param series how many series
 * @param steps how many steps, and so states, they have together
 * @param seconds how long it took
 */
public record DecodeResult(long series, long steps, double seconds) {}
