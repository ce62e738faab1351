package org.genera.gmm;

import java.nio.file.Path;
import java.util.List;
import org.genera.api.option.Option;

/** The options of the family. */
final class GmmOptions {

  static final Option<Integer> COMPONENTS =
      Option.integer("components").min(1).orElse(1).describe("number of mixture components");

  static final Option<String> COVARIANCE =
      Option.choice("covariance", "full", "tied", "diagonal", "spherical")
          .orElse("full")
          .describe("a matrix each, one matrix for all, variances each, or one variance each");

  static final Option<String> INIT =
      Option.choice("init", "k-means++", "random")
          .orElse("k-means++")
          .describe("where means start: at clusters, or at rows drawn at random");

  static final Option<Integer> STARTS =
      Option.integer("starts")
          .min(1)
          .orElse(10)
          .describe(
              "starts tried by a short EM on at most 8192 rows, the best of which is run to the end");

  static final Option<Integer> MAX_ITERATIONS =
      Option.integer("max-iterations").min(0).orElse(500).describe("limit of EM iterations");

  static final Option<Double> TOLERANCE =
      Option.real("tolerance")
          .min(0)
          .orElse(1e-6)
          .describe("gain of mean log-likelihood at which EM stops; 0 = exactly max-iterations");

  static final Option<Double> COVARIANCE_FLOOR =
      Option.real("covariance-floor")
          .min(0)
          .orElse(1e-6)
          .describe("smallest variance in any direction, as a share of the columns' variances");

  static final Option<Path> START_WEIGHTS =
      Option.path("start-weights").describe("npy file (k) of weights to start from");

  static final Option<Path> START_MEANS =
      Option.path("start-means").describe("npy file (k, d) of means to start from");

  static final Option<Path> START_COVARIANCES =
      Option.path("start-covariances")
          .describe(
              "npy file of covariances to start from: (k, d, d), tied (d, d), diagonal (k, d),"
                  + " spherical (k)");

  static final List<Option<?>> ALL =
      List.of(
          COMPONENTS,
          COVARIANCE,
          INIT,
          STARTS,
          MAX_ITERATIONS,
          TOLERANCE,
          COVARIANCE_FLOOR,
          START_WEIGHTS,
          START_MEANS,
          START_COVARIANCES);

  private GmmOptions() {}
}
