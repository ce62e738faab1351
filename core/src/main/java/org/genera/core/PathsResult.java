package org.genera.core;

import java.util.OptionalDouble;

/**
 * Which paths were found.
 *
 * @param series how many series
 * @param steps how many steps they have together
 * @param paths how many paths there are of them
 * @param probability the mean over series of how probable its paths are together
 * @param labelledSteps in how many steps the data tell the state
 * @param accuracy the share of those whose state the best path has, by weight; empty if there is
 *     none
 * @param seconds how long it took
 */
public record PathsResult(
    long series,
    long steps,
    long paths,
    double probability,
    long labelledSteps,
    OptionalDouble accuracy,
    double seconds) {}
