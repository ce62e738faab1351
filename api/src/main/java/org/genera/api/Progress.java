package org.genera.api;

import java.util.Map;

/**
 * How far work has come.
 *
 * @param phase what is being done, in a few words: {@code "EM, start 2 of 5"}
 * @param done how many steps are done
 * @param total how many there are at most; -1 where nobody knows
 * @param figures named figures of the moment, such as {@code logLikelihood}
 */
public record Progress(String phase, long done, long total, Map<String, Double> figures) {

  /** Copies the figures. */
  public Progress {
    figures = Map.copyOf(figures);
  }
}
