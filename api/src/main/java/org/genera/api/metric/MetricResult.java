package org.genera.api.metric;

import java.util.List;

/**
 * What a metric found.
 *
 * @param values its figures, the most important first
 */
public record MetricResult(List<MetricValue> values) {

  /** Copies the list. */
  public MetricResult {
    values = List.copyOf(values);
  }
}
