package org.genera.core;

/**
 * What was forecast.
 *
 * @param series how many series
 * @param steps how many steps to come
 * @param seconds how long it took
 */
public record ForecastResult(long series, long steps, double seconds) {}
