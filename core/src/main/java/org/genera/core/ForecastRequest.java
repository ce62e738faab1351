package org.genera.core;

import java.util.List;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;

/**
 * What is to be told of the future of series.
 *
 * @param horizon how many steps ahead, 1 or more
 * @param intervals coverages of intervals, each above 0 and below 1
 */
public record ForecastRequest(int horizon, List<Double> intervals) {

  /** Checks. */
  public ForecastRequest {
    intervals = List.copyOf(intervals);
    if (horizon < 1) {
      throw new GeneraException(
          StandardError.USAGE, "The horizon must be 1 or more, not " + horizon + ".");
    }
    for (double interval : intervals) {
      if (!(interval > 0 && interval < 1)) {
        throw new GeneraException(
            StandardError.USAGE,
            "The coverage of an interval must be above 0 and below 1, not " + interval + ".");
      }
    }
  }
}
