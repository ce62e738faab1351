package org.genera.core;

import java.util.OptionalDouble;

/**
 * What was decoded.
 *
 * @param series how many series
 * @param steps how many steps, and so states, they have together
 * @param labelledSteps in how many of them the data tell the state
 * @param accuracy the share of those whose state was found, by weight; empty if there is none
 * @param seconds how long it took
 */
public record DecodeResult(
    long series, long steps, long labelledSteps, OptionalDouble accuracy, double seconds) {}
