package org.genera.core;

/**
 * Which paths were found.
 *
 * @param series how many series
 * @param steps how many steps they have together
 * @param paths how many paths there are of them
 * @param probability the mean over series of how probable its paths are together
 * @param seconds how long it took
 */
public record PathsResult(
    long series, long steps, long paths, double probability, double seconds) {}
