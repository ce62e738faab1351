package org.genera.gmm;

import java.nio.file.Path;
import java.util.List;
import org.genera.api.option.IntRange;
import org.genera.api.option.Option;
import org.genera.numerics.StepSchedule;

/** The options of the family. */
final class GmmOptions {

  static final Option<IntRange> COMPONENTS =
      Option.integerRange("components")
          .min(1)
          .orElse(new IntRange(1, 1))
          .describe(
              "number of mixture components, with a label of each class; a range is searched");

  static final Option<String> COVARIANCE =
      Option.choice("covariance", "full", "tied", "diagonal", "spherical", "auto")
          .orElse("full")
          .describe(
              "a matrix each, one matrix for all, variances each, one variance each, or the best");

  static final Option<String> METHOD =
      Option.choice("method", "em", "variational")
          .orElse("em")
          .describe("maximum likelihood, or variational Bayes, which empties needless components");

  static final Option<String> PRIOR =
      Option.choice("prior", "dirichlet", "dirichlet-process")
          .orElse("dirichlet")
          .describe("variational: what is believed of the weights");

  static final Option<Double> CONCENTRATION =
      Option.real("concentration")
          .min(1e-9)
          .describe(
              "variational: of the prior of the weights; small wants few components; by default 1"
                  + " over the components");

  static final Option<String> CRITERION =
      Option.choice("criterion", "bic", "aic", "icl")
          .orElse("bic")
          .describe("what chooses among several components or covariances; the smallest wins");

  static final Option<String> INIT =
      Option.choice("init", "k-means++", "random", "from-labels")
          .orElse("k-means++")
          .describe(
              "where means start: at clusters, at rows drawn at random, or about the classes' means;"
                  + " with a label each class starts at its own rows");

  static final Option<String> UNLABELLED =
      Option.choice("unlabelled", "use", "ignore")
          .orElse("use")
          .describe("with a label, what becomes of rows without one");

  static final Option<Double> UNLABELLED_WEIGHT =
      Option.real("unlabelled-weight")
          .min(0)
          .max(1)
          .describe(
              "how much a row without a label counts; by default chosen from 0, 0.01, 0.1 and 1 by"
                  + " cross-validated log-loss");

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
          METHOD,
          PRIOR,
          CONCENTRATION,
          CRITERION,
          INIT,
          UNLABELLED,
          UNLABELLED_WEIGHT,
          STARTS,
          MAX_ITERATIONS,
          TOLERANCE,
          COVARIANCE_FLOOR,
          StepSchedule.EXPONENT,
          START_WEIGHTS,
          START_MEANS,
          START_COVARIANCES);

  private GmmOptions() {}
}
