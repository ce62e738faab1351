package org.genera.api.metric;

import java.util.OptionalDouble;

/**
 * One figure of a metric.
 *
 * @param name its name, such as {@code meanLogLikelihood}
 * @param value the figure; not finite where the metric says so
 * @param standardError its standard error, where known
 * @param better which way is better
 */
public record MetricValue(String name, double value, OptionalDouble standardError, Better better) {

  /** Which way is better. */
  public enum Better {
    /** Larger. */
    HIGHER,
    /** Smaller. */
    LOWER,
    /** Neither: it informs. */
    NEITHER
  }
}
