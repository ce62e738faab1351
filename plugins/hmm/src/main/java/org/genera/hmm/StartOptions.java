package org.genera.hmm;

import java.nio.file.Path;
import java.util.List;
import org.genera.api.option.Option;

/** The options that give a start in files. */
final class StartOptions {

  static final Option<Path> PROBABILITIES =
      Option.path("start-probabilities").describe("npy file (k) of p(first state) to start from");

  static final Option<Path> TRANSITIONS =
      Option.path("start-transitions")
          .describe("npy file (k, k) of p(next state | state) to start from");

  static final Option<Path> MEANS =
      Option.path("start-means").describe("npy file (k, columns) of Gaussian means to start from");

  static final Option<Path> VARIANCES =
      Option.path("start-variances")
          .describe("npy file (k, columns) of Gaussian variances to start from");

  static final Option<Path> LEVELS =
      Option.path("start-levels")
          .describe("npy file (k, levels) of p(level | state) to start from");

  static final List<Option<?>> ALL = List.of(PROBABILITIES, TRANSITIONS, MEANS, VARIANCES, LEVELS);

  private StartOptions() {}
}
