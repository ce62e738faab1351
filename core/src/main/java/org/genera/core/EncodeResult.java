package org.genera.core;

/**
 * What was encoded.
 *
 * @param rows how many rows
 * @param columns how many columns an encoding has
 * @param seconds how long it took
 */
public record EncodeResult(long rows, int columns, double seconds) {}
