package org.genera.naivebayes;

import java.util.List;
import java.util.stream.Stream;
import org.genera.api.option.IntRange;
import org.genera.api.option.Option;
import org.genera.likelihoods.LikelihoodType;
import org.genera.likelihoods.LikelihoodTypes;
import org.genera.likelihoods.Unseen;
import org.genera.likelihoods.text.TextOptions;

/** The options of the family. */
final class NaiveBayesOptions {

  static final Option<String> LIKELIHOOD =
      Option.choice(
              "likelihood",
              LikelihoodTypes.ALL.stream()
                  .filter(type -> !type.needsWords() && !type.needsMoments())
                  .map(LikelihoodType::name)
                  .toArray(String[]::new))
          .perColumn()
          .describe("p(column | class); by default chosen by the column's kind and first rows");

  static final Option<Double> SMOOTHING =
      Option.real("smoothing")
          .min(0)
          .orElse(1.0)
          .describe("rows that each level of a category is given beside those counted (Dirichlet)");

  static final Option<Double> VARIANCE_FLOOR =
      Option.real("variance-floor")
          .min(0)
          .orElse(1e-6)
          .describe("smallest variance of a Gaussian, as a share of the column's variance");

  static final Option<Double> VARIANCE_SMOOTHING =
      Option.real("variance-smoothing")
          .min(0)
          .describe("added to all variances, as a share of the largest variance of all columns");

  static final Option<IntRange> CLASSES =
      Option.integerRange("classes")
          .min(1)
          .describe("without a label: number of latent classes; of a range the least BIC wins");

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
          .describe("latent classes: starts tried by a short EM on at most 8192 rows");

  static final Option<String> CALIBRATION =
      Option.choice("calibration", "none", "platt", "isotonic")
          .orElse("none")
          .describe("of the probabilities that classify gives, by predictions for rows held out");

  static final Option<Integer> MAX_ITERATIONS =
      Option.integer("max-iterations").min(0).orElse(500).describe("limit of EM iterations");

  static final Option<Double> TOLERANCE =
      Option.real("tolerance")
          .min(0)
          .orElse(1e-6)
          .describe("gain of mean log-likelihood at which EM stops; 0 = exactly max-iterations");

  static final List<Option<?>> ALL =
      Stream.of(
              List.of(
                  LIKELIHOOD,
                  SMOOTHING,
                  Unseen.OPTION,
                  VARIANCE_FLOOR,
                  VARIANCE_SMOOTHING,
                  CLASSES,
                  UNLABELLED,
                  UNLABELLED_WEIGHT,
                  STARTS,
                  CALIBRATION,
                  MAX_ITERATIONS,
                  TOLERANCE),
              LikelihoodTypes.OPTIONS,
              TextOptions.ALL)
          .<Option<?>>flatMap(List::stream)
          .toList();

  private NaiveBayesOptions() {}
}
