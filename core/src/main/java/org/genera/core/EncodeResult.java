package org.genera.core;

/**
 * What was encoded.
 *
 * @param rows how many rows, or series
 * @param seconds how long it took
 */
public record EncodeResult(long rows, double seconds) {}
